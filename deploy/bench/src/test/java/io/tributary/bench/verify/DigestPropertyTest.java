package io.tributary.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.UniqueElements;

class DigestPropertyTest {
    private static Digest of(List<Integer> entities) {
        var digest = new Digest();
        entities.forEach(entity -> digest.add("reading/" + entity, 1, entity * 31L));
        return digest;
    }

    @Property(tries = 200)
    void orderMakesNoDifference(@ForAll List<Integer> entities, @ForAll long seed) {
        var shuffled = new ArrayList<>(entities);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(of(shuffled).sameAs(of(entities))).isTrue();
        assertThat(of(shuffled)).hasToString(of(entities).toString());
    }

    @Property(tries = 200)
    void oneMoreOneLessOrAnotherOneMakesAnotherDigest(
            @ForAll @NotEmpty @UniqueElements List<Integer> entities) {
        var digest = of(entities);

        assertThat(digest.sameAs(of(entities.subList(1, entities.size())))).isFalse();

        var doubled = of(entities);
        doubled.add("reading/" + entities.getFirst(), 1, entities.getFirst() * 31L);
        assertThat(digest.sameAs(doubled)).isFalse();

        // Lost and doubled at once, so that the count is right.
        var other = of(entities.subList(1, entities.size()));
        other.add("reading/" + entities.getFirst(), 2, entities.getFirst() * 31L);
        assertThat(other.count()).isEqualTo(digest.count());
        assertThat(digest.sameAs(other)).isFalse();
    }

    @Property(tries = 50)
    void sumOfPartsIsTheWhole(@ForAll List<Integer> some, @ForAll List<Integer> others) {
        var sum = of(some);
        sum.add(of(others));

        var all = new ArrayList<>(some);
        all.addAll(others);
        assertThat(sum.sameAs(of(all))).isTrue();
    }
}
