package io.tributary.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {
    private static long hash(String json) {
        return ContentHash.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{\"a\":1,\"b\":2}; { \"b\" : 2, \"a\" : 1 }",
            "1; 1.0", "100; 1e2", "0; -0.0", "0.10; 1E-1",
            "12345678901234567890; 1234567890123456789e1",
            "\"\\u00e9\"; \"é\"", "[1,[2]]; [ 1.0, [2] ]"})
    void sameValueWrittenInAnotherWayHasTheSameHash(String one, String other) {
        assertThat(hash(one)).isEqualTo(hash(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{\"a\":1,\"b\":2}; {\"a\":2,\"b\":1}", "[1,2]; [2,1]", "[1,[2]]; [[1],2]", "[]; {}",
            "1; \"1\"", "null; \"null\"", "true; false", "{\"a\":null}; {}", "[[]]; []",
            "{\"a\":{\"b\":1}}; {\"b\":{\"a\":1}}", "\"\"; null", "1e999999999; 1e999999998"})
    void anotherValueHasAnotherHash(String one, String other) {
        assertThat(hash(one)).isNotEqualTo(hash(other));
    }

    @Test
    void whatIsNoJsonHasNoHash() {
        assertThatThrownBy(() -> hash("{\"a\":")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> hash("1 2")).isInstanceOf(RuntimeException.class);
    }
}
