package io.tributary.gateway.native_;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;

/** Bodies of pushes, written with single quotes for double ones. */
class PushReaderTest {
    private static final int ENTITY_BYTES = 150;
    private static final HttpLimits LIMITS = new HttpLimits(DataSize.ofMegabytes(4),
            DataSize.ofMegabytes(16), 100, DataSize.ofBytes(ENTITY_BYTES), 3, 2, 20,
            1000, 1_000_000, 100_000,
            DataSize.ofKilobytes(16), DataSize.ofKilobytes(8), Duration.ofSeconds(10),
            Duration.ofSeconds(1), DataSize.ofMegabytes(64), 50, 10);

    private final PushReader reader = new PushReader(new StrictJson(LIMITS), LIMITS);

    private PushBody read(String body) {
        return reader.read(body.replace('\'', '"').getBytes(UTF_8));
    }

    private Operation one(String operation) {
        return read("{'operations':[" + operation + "]}").operations().getFirst();
    }

    private Problem refused(String body) {
        return Objects.requireNonNull(
                catchThrowableOfType(ProblemException.class, () -> read(body))).problem();
    }

    private Problem refusedOne(String operation) {
        return refused("{'operations':[" + operation + "]}");
    }

    @Test
    void membersMayComeInAnyOrder() {
        var put = (Operation.Put) one(
                "{'data':{'a':1},'at':'2026-03-01T12:00:00Z','baseVersion':4,'id':'x','op':'put',"
                        + "'type':'order'}");

        assertThat(put.entity().id()).isEqualTo("x");
        assertThat(put.baseVersion()).isEqualTo(4);
        assertThat(put.at()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(put.data().get("a")).isEqualTo(1);
    }

    @Test
    void countsSayWhyAndWhatTheirNodeKnew() {
        var assign = (Operation.Assign) one("{'op':'assign','type':'stock','id':'beans',"
                + "'field':'kg','to':7.5,'entry':{'id':'e-1','data':{'reason':'COUNT'}},"
                + "'lamport':12,'seen':9}");
        var increment = (Operation.Increment) one("{'op':'increment','type':'stock',"
                + "'id':'beans','field':'kg','by':-1,'entry':{}}");

        assertThat(assign.to()).isEqualTo(new BigDecimal("7.5"));
        assertThat(assign.entry())
                .isEqualTo(new Entry("e-1", new Document(Map.of("reason", "COUNT"))));
        assertThat(assign.basis()).isEqualTo(new Basis(null, null, 12L, 9L));
        assertThat(increment.entry()).isEqualTo(new Entry(null, Document.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'op':'assign','field':'kg','by':1", "'op':'put','data':{},'to':1",
            "'op':'put','data':{},'entry':{}", "'op':'assign','field':'kg'",
            "'op':'delete','lamport':-1", "'op':'delete','lamport':4503599627370497",
            "'op':'delete','seen':'1'", "'op':'increment','field':'kg','by':1,'entry':{'id':''}",
            "'op':'increment','field':'kg','by':1,'entry':{'why':1}"})
    void aCountThatIsNoneIsRefused(String members) {
        var code = refusedOne("{'type':'a','id':'b'," + members + "}").code();

        assertThat(code).isIn(ProblemCode.INVALID_REQUEST, ProblemCode.UNKNOWN_FIELD);
    }

    @Test
    void aPushIsAtomicIfItSaysSo() {
        assertThat(read("{'atomic':true,'operations':[{'op':'delete','type':'a','id':'b'}]}")
                .atomic()).isTrue();
        assertThat(read("{'operations':[{'op':'delete','type':'a','id':'b'}]}").atomic())
                .isFalse();
        assertThat(refused("{'atomic':1,'operations':[]}").code())
                .isEqualTo(ProblemCode.INVALID_REQUEST);
    }

    @Test
    void everyJsonValueIsKeptExactly() {
        var put = (Operation.Put) one("{'op':'put','type':'a','id':'b','data':{'i':1,"
                + "'l':9007199254740993,'b':12345678901234567890,'d':1.10,'e':1E+400,"
                + "'s':'é\\ud83d\\ude00','n':null,'t':true,'a':[1,[false]]}}");

        var data = put.data();
        assertThat(data.get("i")).isEqualTo(1);
        assertThat(data.get("l")).isEqualTo(9007199254740993L);
        assertThat(data.get("b")).isEqualTo(new BigInteger("12345678901234567890"));
        assertThat(data.get("d")).isEqualTo(new BigDecimal("1.10"));
        assertThat(data.get("e")).isEqualTo(new BigDecimal("1E+400"));
        assertThat(data.get("s")).isEqualTo("é😀");
        assertThat(data.has("n")).isTrue();
        assertThat(data.get("a")).asString().isEqualTo("[1, [false]]");
    }

    @Test
    void aProducerNumbersThePush() {
        var push = read("{'producer':{'sequence':3,'epoch':1},"
                + "'operations':[{'op':'delete','type':'a','id':'b'}]}");

        assertThat(push.producer()).isEqualTo(new Producer(1, 3));
    }

    @Test
    void nullIsTheSameAsNotThereWhereAMemberMayBeLeftOut() {
        var push = read("{'producer':null,'operations':[{'op':'delete','type':'a','id':'b',"
                + "'baseVersion':null,'at':null}]}");

        assertThat(push.producer()).isNull();
        assertThat(push.operations().getFirst().baseVersion()).isNull();
    }

    @Test
    void unknownFieldsAreNamedWithTheirPlace() {
        assertThat(refusedOne("{'op':'delete','type':'a','id':'b'},{'op':'put','foo':1}"))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_FIELD);
                    assertThat(problem.detail()).contains("'operations[1].foo'");
                });
        assertThat(refused("{'nodes':1}").detail()).contains("'nodes'");
        assertThat(refused("{'producer':{'era':1}}").detail()).contains("'producer.era'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'op':'put','type':'a','id':'b'}|needs the member 'data'",
            "{'op':'increment','type':'a','id':'b','by':1}|needs the member 'field'",
            "{'op':'increment','type':'a','id':'b','field':'c'}|needs the member 'by'",
            "{'op':'delete','type':'a'}|needs the member 'id'",
            "{'type':'a','id':'b'}|needs the member 'op'",
            "{'op':'replace','type':'a','id':'b'}|needs an op of",
            "{'op':'delete','type':'a','id':'b','data':{}}|must not have the member 'data'",
            "{'op':'put','type':'a','id':'b','data':{},'by':1}|must not have the member 'by'",
            "{'op':'increment','type':'a','id':'b','field':'c','by':1,'baseVersion':1}"
                    + "|must not have the member 'baseVersion'",
            "{'op':'put','type':'a','id':'b','data':[]}|operations[0].data must be an object",
            "{'op':'put','type':'a','id':'b','data':null}|operations[0].data must be an object",
            "{'op':1}|operations[0].op must be a string",
            "{'op':'delete','type':'1','id':'b'}|operations[0] names no entity",
            "{'op':'delete','type':'a','id':''}|operations[0] names no entity",
            "{'op':'delete','type':'a','id':'b','baseVersion':-1}|baseVersion must be a whole",
            "{'op':'delete','type':'a','id':'b','baseVersion':1.5}|baseVersion must be a whole",
            "{'op':'delete','type':'a','id':'b','baseVersion':9223372036854775808}"
                    + "|baseVersion must be a whole",
            "{'op':'delete','type':'a','id':'b','at':'yesterday'}|at must be an RFC 3339 time",
            "{'op':'delete','type':'a','id':'b','at':'+10000-01-01T00:00:00Z'}"
                    + "|at must be an RFC 3339 time",
            "{'op':'increment','by':1e101}|by must have at most",
            "{'op':'increment','by':'1'}|by must be a number",
            "{'op':'delete','op':'delete'}|operations[0].op stands there twice",
            "{'op':'put','data':{'a':{'b':1,'b':2}}}|operations[0].data.a.b stands there twice",
            "[]|operations[0] must be an object", "7|operations[0] must be an object"})
    void anOperationThatIsNotAsItMustBeIsRefusedByItsPlace(String operation, String detail) {
        var problem = refusedOne(operation);

        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
        assertThat(problem.detail()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'operations':[]}", "{'operations':null}", "[]", "7",
            "{'operations':[],'operations':[]}",
            "{'operations':[{'op':'delete','type':'a','id':'b'}]} {}",
            "{'operations':[{'op':'delete','type':'a','id':'b'}],'producer':{'epoch':1}}"})
    void aPushWithoutItsPartsIsRefused(String body) {
        assertThat(refused(body).code()).isEqualTo(ProblemCode.INVALID_REQUEST);
    }

    @Test
    void limitsHaveCodesOfTheirOwn() {
        var delete = "{'op':'delete','type':'a','id':'b'}";
        assertThat(refusedOne(delete + "," + delete + "," + delete).code())
                .isEqualTo(ProblemCode.TOO_MANY_OPERATIONS);
        assertThat(refusedOne(put("{'a':'" + "x".repeat(ENTITY_BYTES) + "'}")).code())
                .isEqualTo(ProblemCode.ENTITY_TOO_LARGE);
        assertThat(refusedOne(put("{'a':{'b':{'c':{}}}}"))).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TOO_DEEP);
            assertThat(problem.detail()).startsWith("operations[0].data.a.b.c ");
        });
    }

    @Test
    void whatIsJustWithinTheLimitsIsRead() {
        one(put("{'a':{'b':{}}}"));
        one(put("{'a':[[1]]}"));
        one(put("{'a':'" + "x".repeat(ENTITY_BYTES - "{'a':''}".length()) + "'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\ud800\\ud800"})
    void textThatCanNotBeKeptIsRefusedByItsPlace(String text) {
        assertThat(refusedOne(put("{'a':['" + text + "']}"))).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNPROCESSABLE);
            assertThat(problem.detail()).startsWith("operations[0].data.a[0] ");
        });
        assertThat(catchThrowableOfType(RuntimeException.class,
                () -> one(put("{'" + text + "':1}"))))
                .isInstanceOfAny(ProblemException.class, JacksonException.class);
        assertThat(refusedOne("{'op':'delete','type':'a','id':'" + text + "'}").code())
                .isEqualTo(ProblemCode.UNPROCESSABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{'operations':[}", "{'a'", "nul", "{'operations':[NaN]}",
            "{'operations':[{'op':'put','data':{'a':1e99999999999}}]}",
            "{'operations':[{'op':'put','data':{'a':100e2147483647}}]}",
            "{'operations':[{'op':'put','data':{'a':1e-10001}}]}",
            "{'operations':[{'op':'put','data':{'a':012}}]}",
            "{'operations':[{'op':'put','data':{'a':1234567890123456789012}}]}",
            "{'operations':[{'op':'increment','by':123456789012345678901234567890}]}"})
    void whatIsNoJsonIsRefusedAndNeverFails(String body) {
        var problem = catchThrowableOfType(RuntimeException.class, () -> read(body));

        assertThat(problem).isInstanceOfAny(ProblemException.class, JacksonException.class);
    }

    @Test
    void otherEncodingsAreNoJson() {
        var body = "{\"operations\":[]}";
        assertRefused(body, UTF_16LE);
        assertThat(catchThrowableOfType(JacksonException.class,
                () -> reader.read(new byte[]{'{', '"', (byte) 0xff, '"'}))).isNotNull();
    }

    private void assertRefused(String body, Charset charset) {
        assertThat(catchThrowableOfType(RuntimeException.class,
                () -> reader.read(body.getBytes(charset))))
                .isInstanceOfAny(ProblemException.class, JacksonException.class);
    }

    private static String put(String data) {
        return "{'op':'put','type':'a','id':'b','data':" + data + "}";
    }
}
