package io.tributary.bench.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What went wrong, counted by kind. */
public final class Errors {
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void count(String kind) {
        count(kind, 1);
    }

    public void count(String kind, long more) {
        counts.computeIfAbsent(kind, _ -> new LongAdder()).add(more);
    }

    public long sum() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    public Map<String, Long> byKind() {
        var sorted = new TreeMap<String, Long>();
        counts.forEach((kind, count) -> sorted.put(kind, count.sum()));
        return sorted;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        byKind().forEach((kind, count) -> text.append(text.isEmpty() ? "" : ", ").append(kind)
                .append(": ").append(count));
        return text.isEmpty() ? "none" : text.toString();
    }
}
