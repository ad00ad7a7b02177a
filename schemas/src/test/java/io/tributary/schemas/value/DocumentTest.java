package io.tributary.schemas.value;

import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.AnyValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document: how it is patched, and when two say the same. */
class DocumentTest {
    /** The examples of RFC 7396's appendix that have an object on both sides, all of them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'a':'b'}                 | {'a':'c'}                  | {'a':'c'}",
            "{'a':'b'}                 | {'b':'c'}                  | {'a':'b','b':'c'}",
            "{'a':'b'}                 | {'a':null}                 | {}",
            "{'a':'b','b':'c'}         | {'a':null}                 | {'b':'c'}",
            "{'a':['b']}               | {'a':'c'}                  | {'a':'c'}",
            "{'a':'c'}                 | {'a':['b']}                | {'a':['b']}",
            "{'a':{'b':'c'}}           | {'a':{'b':'d','c':null}}   | {'a':{'b':'d'}}",
            "{'a':[{'b':'c'}]}         | {'a':[1]}                  | {'a':[1]}",
            "{'e':null}                | {'a':1}                    | {'e':null,'a':1}",
            "{}                        | {'a':{'bb':{'ccc':null}}}  | {'a':{'bb':{}}}"})
    void aPatchMergesAsTheStandardSays(String target, String patch, String result) {
        assertThat(json(target).patched(json(patch))).isEqualTo(json(result));
    }

    /** The appendix's other examples lie in a field here, for a document is always an object. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "['a','b'] | ['c','d']             | ['c','d']",
            "{'a':'b'} | ['c']                 | ['c']",
            "{'a':'foo'} | 'bar'               | 'bar'",
            "[1,2]     | {'a':'b','c':null}    | {'a':'b'}"})
    void aPatchOfAFieldMergesAsTheStandardSays(String target, String patch, String result) {
        assertThat(json("{'f':" + target + "}").patched(json("{'f':" + patch + "}")))
                .isEqualTo(json("{'f':" + result + "}"));
    }

    @Test
    void aPatchOfNullRemoves() {
        assertThat(json("{'a':'foo'}").patched(json("{'a':null}"))).isEqualTo(Document.EMPTY);
    }

    @Property
    void aPatchAppliedAgainChangesNothing(@ForAll("documents") Document document,
            @ForAll("documents") Document patch) {
        var once = document.patched(patch);

        assertThat(once.patched(patch)).isEqualTo(once);
        assertThat(document.patched(Document.EMPTY)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "1        | 1.0",
            "1        | 1e0",
            "100      | 1E+2",
            "0        | -0.0",
            "0        | 0e99",
            "12345678901234567890 | 12345678901234567890.00",
            "{'a':1,'b':[2,null]} | {'b':[2.0,null],'a':1}"})
    void spellingAndOrderDoNotMatter(String left, String right) {
        var a = json("{'f':" + left + "}");
        var b = json("{'f':" + right + "}");

        assertThat(a.sameAs(b)).isTrue();
        assertThat(a.digest("f")).isEqualTo(b.digest("f"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "1        | '1'",
            "true     | 'true'",
            "null     | false",
            "null     | '0'",
            "[]       | {}",
            "[1,2]    | [2,1]",
            "[[1],2]  | [1,[2]]",
            "['ab']   | ['a','b']",
            "{'a':null} | {}",
            "{'a':{'b':1}} | {'a':1,'b':1}",
            "'\\ud800' | '\\udbff'",
            "'\\ud800' | '?'",
            "1000e2147483647 | 1000e2147483646",
            "1        | 1.0000000000000000000001"})
    void whatDiffersHasAnotherDigest(String left, String right) {
        var a = json("{'f':" + left + "}");
        var b = json("{'f':" + right + "}");

        assertThat(a.sameAs(b)).isFalse();
        assertThat(a.digest("f")).isNotEqualTo(b.digest("f"));
    }

    @Property
    void digestsAreEqualIfAndOnlyIfTheValuesAreTheSame(@ForAll("values") @Nullable Object left,
            @ForAll("values") @Nullable Object right) {
        var a = Document.EMPTY.with("f", left);
        var b = Document.EMPTY.with("f", right);

        assertThat(a.digest("f").equals(b.digest("f"))).isEqualTo(Document.same(left, right));
    }

    @Property
    void aRespelledValueIsTheSame(@ForAll("values") @Nullable Object value) {
        var other = respelled(value);

        assertThat(Document.same(value, other)).isTrue();
        assertThat(Document.EMPTY.with("f", value).digest("f"))
                .isEqualTo(Document.EMPTY.with("f", other).digest("f"));
    }

    @Test
    void aMissingFieldIsNotANullOne() {
        var missing = Document.EMPTY;
        var empty = json("{'f':null}");

        assertThat(missing.digest("f")).isEqualTo(Document.ABSENT);
        assertThat(empty.digest("f")).isNotEqualTo(Document.ABSENT);
        assertThat(missing.sameField(empty, "f")).isFalse();
        assertThat(missing.sameField(json("{'g':1}"), "f")).isTrue();
    }

    /** Stored beside entities, so a digest must never change. */
    @Test
    void digestsAreFixedForEver() {
        assertThat(json("{'f':{'b':[1,'x',true,null],'a':0.5}}").digest("f"))
                .isEqualTo("d28de6cbfce7ded3");
    }

    @Property
    void aPatchChangesNothingIfThePatchedDocumentSaysTheSame(
            @ForAll("documents") Document document, @ForAll("documents") Document patch) {
        for (var each : List.of(patch, document, Document.EMPTY)) {
            assertThat(document.isUnchangedBy(each))
                    .isEqualTo(document.patched(each).sameAs(document));
        }
    }

    @Property
    void theFieldsUnlikeAreThoseThatAreNotTheSame(@ForAll("documents") Document left,
            @ForAll("documents") Document right) {
        var fields = new TreeSet<>(left.fields().keySet());
        fields.addAll(right.fields().keySet());
        fields.removeIf(field -> left.sameField(right, field));

        assertThat(left.fieldsUnlike(right)).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(left.fieldsUnlike(left)).isEmpty();
    }

    @Test
    void itsParentStaysAsItWas() {
        var parent = json("{'a':1}");

        assertThat(parent.with("b", 2)).isEqualTo(json("{'a':1,'b':2}"));
        assertThat(parent.without("a")).isEqualTo(Document.EMPTY);
        assertThat(parent).isEqualTo(json("{'a':1}"));
    }

    @Provide
    Arbitrary<Document> documents() {
        return AnyValue.document();
    }

    @Provide
    Arbitrary<@Nullable Object> values() {
        return AnyValue.json();
    }

    /** The same value with numbers written longer and members the other way round. */
    private static @Nullable Object respelled(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var turned = new LinkedHashMap<Object, @Nullable Object>();
                new ArrayList<>(map.entrySet()).reversed()
                        .forEach(member -> turned.put(member.getKey(), respelled(member
                                .getValue())));
                yield turned;
            }
            case List<?> list -> {
                var items = new ArrayList<@Nullable Object>();
                list.forEach(item -> items.add(respelled(item)));
                yield items;
            }
            case Number number -> {
                BigDecimal exact = Document.decimal(number);
                yield exact.setScale(exact.scale() + 3);
            }
            case null, default -> value;
        };
    }
}
