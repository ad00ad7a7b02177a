package io.tributary.processor.topology;

import io.tributary.schemas.receipt.Reply;

/** A reply and the partition on which its gateway listens. */
record Answer(int partition, Reply reply) {}
