package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.value.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldHistoryTest {
    @Test
    void whatNeverChangedIsAsOldAsTheEntity() {
        var history = FieldHistory.startingAt(4);
        var now = json("{'a': 1}");

        assertThat(history.versionOf("a")).isEqualTo(4);
        assertThat(history.wasAt(4, now, "a", json("{'a': 1.0}"))).isTrue();
        assertThat(history.wasAt(4, now, "a", json("{'a': 2}"))).isFalse();
        assertThat(history.wasAt(3, now, "a", now)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "'short'", "true", "null", "[1, {'b': null}]",
            "12345678901234567890123", "1234567890123456789.5",
            "'a text that is longer than what is kept as it is'"})
    void anEarlierValueIsKnown(String value) {
        var before = json("{'a': " + value + "}");
        var now = json("{'a': 'new'}");

        var history = FieldHistory.startingAt(1).after(2, before, now);

        assertThat(history.versionOf("a")).isEqualTo(2);
        assertThat(history.wasAt(1, now, "a", before)).isTrue();
        assertThat(history.wasAt(1, now, "a", now)).isFalse();
        assertThat(history.wasAt(1, now, "a", json("{}"))).isFalse();
    }

    @Test
    void whatChangedTooOftenIsForgotten() {
        var history = FieldHistory.startingAt(1);
        int last = FieldHistory.DEPTH + 2;
        for (int version = 2; version <= last; version++) {
            history = history.after(version, counted(version - 1), counted(version));
        }

        assertThat(history.wasAt(1, counted(last), "a", counted(1))).isFalse();
        assertThat(history.wasAt(2, counted(last), "a", counted(2))).isTrue();
    }

    @Test
    void aRemovedFieldIsRememberedAsAbsent() {
        var history = FieldHistory.startingAt(1).after(2, json("{'a': 1}"), json("{}"))
                .after(3, json("{}"), json("{'a': 1}"));

        assertThat(history.wasAt(2, json("{'a': 1}"), "a", json("{}"))).isTrue();
        assertThat(history.wasAt(2, json("{'a': 1}"), "a", json("{'a': null}"))).isFalse();
    }

    @Test
    void fieldsThatComeAndGoDoNotPileUp() {
        var history = FieldHistory.startingAt(1);
        var now = json("{'kept': 0}");
        int last = 2 * FieldHistory.TRAILS_MAX;
        for (int version = 2; version <= last; version++) {
            var next = json("{'kept': 0, 'only-" + version + "': 1}");
            history = history.after(version, now, next);
            now = next;
        }

        assertThat(history.trails()).hasSizeLessThanOrEqualTo(FieldHistory.TRAILS_MAX);
        assertThat(history.wasAt(last, now, "kept", now)).as("recent versions").isTrue();
        assertThat(history.wasAt(1, now, "kept", now)).as("forgotten, not guessed").isFalse();
    }

    private static Document counted(int version) {
        return json("{'a': " + version + "}");
    }
}
