package io.tributary.processor.sequence;

import io.tributary.schemas.push.Producer;

/** What may happen to a node's numbering. */
public sealed interface SequenceCommand {
    /**
     * A numbered push has come.
     *
     * @param now in epoch milliseconds
     * @param room whether the processor may park one more push
     */
    record Arrive(Producer producer, long now, boolean room) implements SequenceCommand {}

    /**
     * Time has passed.
     *
     * @param now in epoch milliseconds
     */
    record Expire(long now) implements SequenceCommand {}
}
