package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class KeptAnswerTest {
    private static final String ANSWER = "{\"ä\": 1.50}";

    @Test
    void anAnswerIsKeptByteForByte() {
        var kept = new KeptAnswer("name", "digest", ANSWER);

        assertThat(stored(kept)).isEqualTo(kept);
    }

    @Test
    void ofAnAnswerThatIsTooLargeOnlyTheContentIsKept() {
        var kept = new KeptAnswer("name", "digest", ANSWER).within(DataSize.ofBytes(10));

        assertThat(stored(kept)).isEqualTo(new KeptAnswer("name", "digest", null));
    }

    private static KeptAnswer stored(KeptAnswer kept) {
        return KeptAnswer.of(new Stored(Asked.TYPE, "node/1", 1,
                Documents.tree(kept.document()), UUID.randomUUID()));
    }
}
