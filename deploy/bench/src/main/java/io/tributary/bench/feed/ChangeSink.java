package io.tributary.bench.feed;

/** Is given every change of a feed as its bytes, which it must not keep. */
public interface ChangeSink {
    void change(byte[] bytes, int from, int to);
}
