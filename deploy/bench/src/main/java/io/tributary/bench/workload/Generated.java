package io.tributary.bench.workload;

import java.util.List;
import java.util.stream.IntStream;

/** A workload that follows from a seed. */
public final class Generated implements Workload {
    private final Naming naming;
    private final List<Script> scripts;

    public Generated(GeneratedSettings settings, int writers) {
        var documents = new Documents(settings.seed(), settings.documentBytes());
        this.naming = new Naming(settings.type(), settings.run());
        this.scripts = IntStream.range(0, writers)
                .<Script>mapToObj(writer -> new GeneratedScript(writer, settings, naming,
                        documents))
                .toList();
    }

    @Override
    public List<Script> scripts() {
        return scripts;
    }

    @Override
    public int writerOf(String type, String id) {
        long key = type.equals(naming.type()) ? naming.key(id) : Naming.STRANGE;
        return key == Naming.STRANGE || Naming.writer(key) >= scripts.size()
                ? Script.NONE
                : Naming.writer(key);
    }

    @Override
    public Naming naming() {
        return naming;
    }
}
