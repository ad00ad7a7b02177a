package io.tributary.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.receipt.Receipt;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecognitionTest {
    private static final Receipt RECEIPT = new Receipt(new UUID(1, 2), 0, 7, 9, List.of());

    @Test
    void whatIsNotRememberedIsFresh() {
        assertThat(Recognition.of(null, "body")).isEqualTo(new Recognition.Fresh());
    }

    @Test
    void theSameRequestGetsTheSameReceipt() {
        assertThat(Recognition.of(new StoredReceipt("body", RECEIPT), "body"))
                .isEqualTo(new Recognition.Replay(RECEIPT));
    }

    @Test
    void aKeyStandsForOneRequestOnly() {
        assertThat(Recognition.of(new StoredReceipt("body", RECEIPT), "another body"))
                .isEqualTo(new Recognition.Reused());
    }
}
