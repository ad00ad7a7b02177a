package io.tributary.cli.verify;

/**
 * How many rows there are, and what they are.
 *
 * @param sum of the rows' hashes, in whatever order they came
 */
public record Digest(long rows, long sum) {
    static final Digest NONE = new Digest(0, 0);

    Digest and(long hash) {
        return new Digest(rows + 1, sum + hash);
    }
}
