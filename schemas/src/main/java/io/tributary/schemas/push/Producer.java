package io.tributary.schemas.push;

/**
 * A node's own numbering of its pushes. Sequences of an epoch start at 0 and rise by 1; a node that
 * lost its count takes a higher epoch.
 */
public record Producer(long epoch, long sequence) {
    public Producer {
        if (epoch < 0 || sequence < 0) {
            throw new IllegalArgumentException("producer epoch and sequence must not be negative");
        }
    }
}
