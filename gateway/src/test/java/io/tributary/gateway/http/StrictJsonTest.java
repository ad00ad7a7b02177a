package io.tributary.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.value.ProblemCode;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** Numbers of a few characters that would be gigabytes if somebody wrote them out. */
class StrictJsonTest {
    private final StrictJson json = new StrictJson(
            Binder.get(new MockEnvironment()).bindOrCreate("http", HttpLimits.class));

    private static byte[] body(String number) {
        return ("{\"n\":" + number + "}").getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1E+999999999", "1e-999999999", "0e999999999",
            "1.5e999999999"})
    void anExponentThatANumberCanHaveIsReadAndNotWrittenOut(String number) {
        var read = (Map<?, ?>) Objects.requireNonNull(json.tree(body(number)));

        assertThat(String.valueOf(read.get("n"))).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "1e-9999999999", "1e99999999999999999999"})
    void anExponentThatNoNumberCanHaveIsTheCallersMistake(String number) {
        assertThatThrownBy(() -> json.tree(body(number)))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .returns(ProblemCode.INVALID_REQUEST, e -> e.problem().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e9999999999", "1e10001"})
    void aDocumentHasNoneOfThem(String number) {
        assertThatThrownBy(() -> json.document(body(number)))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .returns(ProblemCode.INVALID_REQUEST, e -> e.problem().code());
    }
}
