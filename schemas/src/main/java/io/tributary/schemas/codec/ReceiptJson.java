package io.tributary.schemas.codec;

import io.tributary.schemas.receipt.Receipt;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A receipt as it is stored and as it travels in a reply; older ones have no logical time. */
record ReceiptJson(UUID push, int lane, long seq, @Nullable Long lamport,
        List<OutcomeJson> outcomes) {
    static ReceiptJson of(Receipt receipt) {
        return new ReceiptJson(receipt.push(), receipt.lane(), receipt.seq(), orNull(receipt
                .lamport()),
                receipt.outcomes().stream().map(OutcomeJson::of).toList());
    }

    /** A logical time; 0 stands for none, as in the records from before there was one. */
    static @Nullable Long orNull(long lamport) {
        return lamport == 0 ? null : lamport;
    }

    Receipt toReceipt() {
        return new Receipt(push, lane, seq, lamport == null ? 0 : lamport,
                outcomes.stream().map(OutcomeJson::toOutcome).toList());
    }
}
