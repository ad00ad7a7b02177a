package io.tributary.bench.batch;

/**
 * Records as a number of them and a sum of their contents, in whatever order they come. One that is
 * missing, comes twice or says something else makes another sum.
 */
record Holding(long count, long sum) {
    static final Holding NOTHING = new Holding(0, 0);

    Holding with(long content) {
        return new Holding(count + 1, sum + content);
    }

    Holding with(Holding more) {
        return new Holding(count + more.count, sum + more.sum);
    }

    Holding without(Holding less) {
        return new Holding(count - less.count, sum - less.sum);
    }
}
