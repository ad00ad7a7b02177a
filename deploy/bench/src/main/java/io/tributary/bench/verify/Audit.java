package io.tributary.bench.verify;

import io.tributary.bench.feed.ChangeSink;
import io.tributary.bench.workload.Script;
import io.tributary.bench.workload.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a full pull of one tenant with what was acknowledged to that tenant's writers: entity by
 * entity to say what is wrong, and by digest so that the comparison itself is checked.
 */
public final class Audit implements ChangeSink {
    private static final int EXAMPLES_MAX = 5;

    private final Workload workload;
    private final Map<Integer, BitSet> seen = new TreeMap<>();
    private final Digest pulled = new Digest();
    private final List<String> examples = new ArrayList<>();
    private long strangers;
    private long doubled;
    private long altered;
    private long behind;
    private long uncalled;

    /** @param writers the tenant's writers, by their place in the workload */
    public Audit(Workload workload, List<Integer> writers) {
        this.workload = workload;
        writers.forEach(writer -> seen.put(writer, new BitSet()));
    }

    @Override
    public void change(byte[] bytes, int from, int to) {
        pulled(PulledChange.read(bytes, from, to));
    }

    void pulled(PulledChange change) {
        int writer = workload.writerOf(change.type(), change.id());
        if (writer == Script.NONE) {
            strangers++;
            return;
        }
        var name = change.type() + "/" + change.id();
        pulled.add(name, change.version(), change.content());
        var slots = seen.get(writer);
        var script = workload.scripts().get(writer);
        int slot = script.slotOf(change.type(), change.id());
        if (slots == null || slot == Script.NONE || script.version(slot) == 0) {
            uncalled++;
            example(name, "was never acknowledged to this tenant");
        } else if (slots.get(slot)) {
            doubled++;
            example(name, "came twice");
        } else {
            slots.set(slot);
            compare(name, change, script, slot);
        }
    }

    private void compare(String name, PulledChange change, Script script, int slot) {
        if (change.version() < script.version(slot)) {
            behind++;
            example(name, "is at version " + change.version() + ", acknowledged was "
                    + script.version(slot));
        } else if (change.version() > script.version(slot)
                || change.content() != script.content(slot)) {
            altered++;
            example(name, "is not what was acknowledged, version " + change.version());
        }
    }

    /** To be asked once, when the pull has come to its end. */
    public Verdict verdict() {
        var acknowledged = new Digest();
        long lost = 0;
        for (var entry : seen.entrySet()) {
            var script = workload.scripts().get(entry.getKey());
            for (int slot = 0; slot < script.slots(); slot++) {
                if (script.version(slot) > 0) {
                    acknowledged.add(script.name(slot), script.version(slot), script.content(slot));
                    if (!entry.getValue().get(slot)) {
                        lost++;
                        example(script.name(slot), "was acknowledged and is not there");
                    }
                }
            }
        }
        return new Verdict(acknowledged, pulled, lost, behind, doubled, altered, uncalled,
                strangers,
                List.copyOf(examples));
    }

    private void example(String name, String what) {
        if (examples.size() < EXAMPLES_MAX) {
            examples.add(name + " " + what);
        }
    }
}
