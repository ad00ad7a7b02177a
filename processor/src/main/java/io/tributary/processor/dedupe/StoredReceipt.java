package io.tributary.processor.dedupe;

import io.tributary.schemas.receipt.Receipt;

/**
 * What is remembered of a push that took effect.
 *
 * @param fingerprint of the request that it came with
 */
public record StoredReceipt(String fingerprint, Receipt receipt) {}
