package io.tributary.schemas.codec;

import io.tributary.schemas.receipt.Receipt;
import java.util.List;
import java.util.UUID;

/** A receipt as it is stored and as it travels in a reply. */
record ReceiptJson(UUID push, int lane, long seq, List<OutcomeJson> outcomes) {
    static ReceiptJson of(Receipt receipt) {
        return new ReceiptJson(receipt.push(), receipt.lane(), receipt.seq(),
                receipt.outcomes().stream().map(OutcomeJson::of).toList());
    }

    Receipt toReceipt() {
        return new Receipt(push, lane, seq,
                outcomes.stream().map(OutcomeJson::toOutcome).toList());
    }
}
