package io.tributary.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bench.hub.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeneratedTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Mix MIXED = new Mix(0.3, 0.2, 0.2);

    private static Script script(long seed, int documentBytes, Mix mix) {
        return new Generated(new GeneratedSettings(seed, "r", "reading", documentBytes, mix), 3)
                .scripts().get(2);
    }

    /** Five pushes, each answered as a hub would. */
    private static String pushes(Script script) {
        var text = new StringBuilder();
        var body = new Bytes();
        for (int push = 0; push < 5; push++) {
            script.taken(script.write(20, body));
            text.append(body).append('\n');
        }
        return text.toString();
    }

    @Test
    void sameSeedWritesTheSame() {
        assertThat(pushes(script(7, 300, MIXED))).isEqualTo(pushes(script(7, 300, MIXED)));
    }

    @Test
    void anotherSeedWritesSomethingElse() {
        assertThat(pushes(script(7, 300, MIXED))).isNotEqualTo(pushes(script(8, 300, MIXED)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Documents.BYTES_MIN, 300, 4096})
    void everyDocumentHasExactlyTheSizeAskedFor(int bytes) {
        var body = new Bytes();
        script(1, bytes, Mix.PUTS_ONLY).write(150, body);

        var operations = MAPPER.readTree(body.toString()).required("operations");

        assertThat(operations).hasSize(150)
                .allSatisfy(operation -> assertThat(operation.required("data").toString())
                        .hasSize(bytes));
    }

    @Test
    void documentTooSmallForItsNumbersIsRefused() {
        assertThatThrownBy(() -> script(1, 99, Mix.PUTS_ONLY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100..262144");
    }

    @Test
    void sharesAreKept() {
        var text = pushes(script(1, 300, MIXED));

        // The first push of twenty has nothing yet to work on.
        assertThat(text.split("\"op\":\"patch\"", -1)).hasSizeBetween(8, 28);
        assertThat(text.split("\"op\":\"increment\"", -1)).hasSizeBetween(8, 28);
    }

    @Test
    void whatIsExpectedOfAnEntityIsItsOperationsOneAfterTheOther() {
        var script = script(3, 300, MIXED);
        var hub = new TinyHub();
        for (var push : pushes(script).split("\n", -1)) {
            if (!push.isEmpty()) {
                MAPPER.readTree(push).required("operations").forEach(hub::apply);
            }
        }

        assertThat(hub.documents).hasSize(script.slots());
        hub.documents.forEach((id, document) -> {
            int slot = script.slotOf("reading", id);
            assertThat(script.content(slot)).as(id).isEqualTo(hash(document));
            assertThat(script.version(slot)).as(id).isEqualTo(hub.versions.get(id));
        });
    }

    @Test
    void operationThatDidNotHoldLeavesTheExpectationAlone() {
        var script = script(1, 300, Mix.PUTS_ONLY);
        script.write(2, new Bytes());

        script.settled(0, Status.REJECTED, 0);
        script.settled(1, Status.ACCEPTED, 1);

        assertThat(script.version(0)).isZero();
        assertThat(script.version(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-9-0", "q-0-0", "r-0", "r-0-", "r-0-x", "r--1-0", "r-0-99999999999"})
    void idOfAnotherRunBelongsToNoWriter(String id) {
        var generated = new Generated(
                new GeneratedSettings(1, "r", "reading", 300, Mix.PUTS_ONLY), 3);

        assertThat(generated.writerOf("reading", id)).isEqualTo(Script.NONE);
        assertThat(generated.writerOf("other", "r-0-0")).isEqualTo(Script.NONE);
        assertThat(generated.writerOf("reading", "r-2-0")).isEqualTo(2);
    }

    private static long hash(JsonNode document) {
        return ContentHash.of(MAPPER.writeValueAsBytes(document));
    }
}
