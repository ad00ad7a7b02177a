package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.value.Document;
import org.junit.jupiter.api.Test;

class FieldHistoryTest {
    @Test
    void whatNeverChangedIsAsOldAsTheEntity() {
        var history = FieldHistory.startingAt(4);

        assertThat(history.versionOf("a")).isEqualTo(4);
        assertThat(history.digestAt(4, json("{'a': 1}"), "a")).contains(json("{'a': 1}").digest(
                "a"));
        assertThat(history.digestAt(3, json("{'a': 1}"), "a")).isEmpty();
    }

    @Test
    void anEarlierValueIsKnownByItsDigest() {
        var history = FieldHistory.startingAt(1).after(2, json("{'a': 1}"), json("{'a': 2}"));

        assertThat(history.versionOf("a")).isEqualTo(2);
        assertThat(history.digestAt(1, json("{'a': 2}"), "a"))
                .contains(json("{'a': 1}").digest("a"));
    }

    @Test
    void whatChangedTooOftenIsForgotten() {
        var history = FieldHistory.startingAt(1);
        int last = FieldHistory.DEPTH + 2;
        for (int version = 2; version <= last; version++) {
            history = history.after(version, counted(version - 1), counted(version));
        }

        assertThat(history.digestAt(1, counted(last), "a")).isEmpty();
        assertThat(history.digestAt(2, counted(last), "a")).contains(counted(2).digest("a"));
    }

    @Test
    void aRemovedFieldIsRememberedAsAbsent() {
        var history = FieldHistory.startingAt(1).after(2, json("{'a': 1}"), json("{}"))
                .after(3, json("{}"), json("{'a': 1}"));

        assertThat(history.digestAt(2, json("{'a': 1}"), "a")).contains(Document.ABSENT);
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
        assertThat(history.digestAt(last, now, "kept")).as("recent versions").isPresent();
        assertThat(history.digestAt(1, now, "kept")).as("forgotten, not guessed").isEmpty();
    }

    private static Document counted(int version) {
        return json("{'a': " + version + "}");
    }
}
