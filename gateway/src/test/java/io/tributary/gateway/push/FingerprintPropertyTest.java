package io.tributary.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** When two requests are the same. */
class FingerprintPropertyTest {
    private static final EntityRef ENTITY = new EntityRef("order", "o-1");

    @Property(tries = 200)
    void theOrderOfMembersDoesNotMatter(@ForAll @Size(max = 20) Map<String, Integer> members,
            @ForAll Random random) {
        var names = new ArrayList<>(members.keySet());
        Collections.shuffle(names, random);
        var shuffled = new LinkedHashMap<String, @Nullable Object>();
        names.forEach(name -> shuffled.put(name, members.get(name)));

        assertThat(of(shuffled)).isEqualTo(of(new LinkedHashMap<>(members)));
    }

    @Property(tries = 200)
    void anotherValueIsAnotherRequest(@ForAll String one, @ForAll String other) {
        assertThat(of(single(one)).equals(of(single(other)))).isEqualTo(one.equals(other));
    }

    @Property(tries = 200)
    void theSpellingOfANumberDoesNotMatter(@ForAll BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        var longest = shortest.setScale(Math.max(shortest.scale(), 0) + 3);

        assertThat(of(single(shortest))).isEqualTo(of(single(longest)));
    }

    @Example
    void aWholeNumberIsTheSameInEveryType() {
        assertThat(List.of(of(single(7)), of(single(7L)), of(single(BigInteger.valueOf(7))),
                of(single(new BigDecimal("7.0"))))).containsOnly(of(single(7)));
    }

    @Example
    void whatStandsElsewhereIsAnotherRequest() {
        assertThat(List.of(of(single(List.of("ab"))), of(single(List.of("a", "b"))),
                of(single(List.of(List.of("a"), "b"))), of(single(Map.of("a", "b"))),
                of(single("ab")), of(single("1")), of(single(1)), of(single(true)),
                of(single("true")))).doesNotHaveDuplicates();
    }

    @Example
    void theOperationAndTheNumberingBelongToTheRequest() {
        var data = Document.EMPTY;
        var put = new Operation.Put(0, ENTITY, Basis.NONE, data);
        assertThat(List.of(Fingerprint.of(null, List.of(put), false),
                Fingerprint.of(new Producer(0, 0), List.of(put), false),
                Fingerprint.of(new Producer(0, 1), List.of(put), false),
                Fingerprint.of(null, List.of(put, put), false),
                Fingerprint.of(null, List.of(new Operation.Put(0, ENTITY, Basis.onVersion(0L),
                        data)), false),
                Fingerprint.of(null, List.of(new Operation.Patch(0, ENTITY, Basis.NONE, data)),
                        false),
                Fingerprint.of(null, List.of(new Operation.Delete(0, ENTITY, Basis.NONE)), false)))
                .doesNotHaveDuplicates().allMatch(text -> text.matches("[0-9a-f]{64}"));
    }

    private static Map<String, @Nullable Object> single(Object value) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("a", value);
        return fields;
    }

    private static String of(Map<String, @Nullable Object> fields) {
        return Fingerprint.of(null,
                List.of(new Operation.Put(0, ENTITY, Basis.NONE, new Document(fields))), false);
    }
}
