package io.tributary.gateway.lamport;

import static io.tributary.gateway.lamport.Example.body;
import static io.tributary.gateway.lamport.Example.event;
import static io.tributary.gateway.lamport.Example.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as the origin's validation takes and refuses them. */
class ShapeReaderTest {
    private static List<Fault> faults(String json) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidShape.class,
                () -> PushRequest.read(body(json), Example.LIMITS))).faults();
    }

    @Test
    void listsMayBeMissingAndUnknownMembersArePassedOver() {
        var push = PushRequest.read(body("{'client_lamport':3,'device_id':'" + Example.DEVICE
                + "','extra':{'deep':[1,{}]}}"), Example.LIMITS);

        assertThat(push.clientLamport()).isEqualTo(3);
        assertThat(push.operations()).isEmpty();
        assertThat(push.products()).isEmpty();
        assertThat(push.payments()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsPlace() {
        assertThat(faults("{'operations':[{'tenant_id':'x','delta':1.5}],'payments':7}"))
                .contains(Fault.missing(List.of("body", "client_lamport")),
                        Fault.missing(List.of("body", "operations", 0, "product_id")),
                        new Fault(List.of("body", "operations", 0, "tenant_id"),
                                "Input should be a valid UUID", "uuid_parsing"),
                        new Fault(List.of("body", "payments"), "Input should be a valid list",
                                "list_type"))
                .anyMatch(fault -> fault.type().equals("int_from_float"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'delta':'7'|7", "'delta':7.0|7",
            "'delta':-3|-3"})
    void wholeNumbersMayBeSpeltInOtherWays(String member, long delta) {
        assertThat(push(0, event(member).replace("'delta':5,", "")).operations().getFirst()
                .whole("delta")).isEqualTo(delta);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'delta':null|int_type",
            "'delta':true|int_type",
            "'delta':'x'|int_parsing", "'delta':1e400|int_parsing_size",
            "'reason':1|string_type", "'amount':'x'|float_parsing", "'amount':[]|float_type",
            "'lamport_ts':-1|greater_than_equal", "'lamport_ts':9007199254740993|less_than_equal",
            "'created_by':1|uuid_type", "'created_by':'1-1-1-1-1'|uuid_parsing",
            "'operation_hash':'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'"
                    + "|string_too_long"})
    void aValueOfAnotherKindIsRefusedByItsType(String member, String type) {
        var name = member.substring(1, member.indexOf('\'', 1));
        var plain = event("").replaceAll("'" + name + "':[^,}]*,?", "");
        var one = plain.substring(0, plain.length() - 1).replaceAll(",$", "") + "," + member
                + "}";

        assertThat(faults("{'client_lamport':1,'device_id':'" + Example.DEVICE
                + "','operations':[" + one + "]}"))
                .singleElement().extracting(Fault::type).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aMissingBodyIsSaidToBeMissing(String json) {
        assertThat(faults(json)).containsExactly(Fault.missing(List.of("body")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{|json_invalid",
            "[]|model_attributes_type",
            "{'a':1,'a':2}|json_invalid", "{} {}|json_invalid"})
    void whatIsNoJsonObjectIsRefused(String json, String type) {
        assertThat(faults(json)).singleElement().extracting(Fault::type).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'reason':'a\\u0000b'", "'reason':'\\ud800'",
            "'amount':1e20000"})
    void whatCannotBeKeptRefusesItsItemAlone(String member) {
        var name = member.substring(1, member.indexOf('\'', 1));
        var bad = event(member).replaceFirst("'" + name + "':'SALE',", "");

        var items = push(0, event(""), bad).operations();

        assertThat(items.getFirst().unkept()).isNull();
        assertThat(items.getLast().unkept()).startsWith(name + " has ");
    }

    @Test
    void moreItemsThanTheLimitAreRefusedTogether() {
        var many = new String[6];
        Arrays.fill(many, event(""));

        assertThat(Objects.requireNonNull(catchThrowableOfType(ProblemException.class,
                () -> push(0, many))).problem().code())
                .isEqualTo(ProblemCode.TOO_MANY_OPERATIONS);
    }
}
