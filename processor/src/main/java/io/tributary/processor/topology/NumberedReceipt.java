package io.tributary.processor.topology;

import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.IdempotencyKey;

/** What is remembered of a push that its node had numbered. */
record NumberedReceipt(Producer producer, IdempotencyKey key, StoredReceipt stored) {}
