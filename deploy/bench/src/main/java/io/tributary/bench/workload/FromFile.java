package io.tributary.bench.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of the user's own, dealt to the writers by entity: rows of one entity stay with one writer,
 * in the order of the file.
 */
public final class FromFile implements Workload {
    private final List<Script> scripts;

    public FromFile(FileRows rows, int writers) {
        var dealt = new ArrayList<List<Row>>();
        for (int writer = 0; writer < writers; writer++) {
            dealt.add(new ArrayList<>());
        }
        for (Row row : rows.rows()) {
            dealt.get(writer(row.type(), row.id(), writers)).add(row);
        }
        this.scripts = dealt.stream().<Script>map(FileScript::new).toList();
    }

    @Override
    public List<Script> scripts() {
        return scripts;
    }

    /** A file's writers don't tell of any, so no name is one. */
    @Override
    public Naming naming() {
        return Naming.NOTHING;
    }

    @Override
    public int writerOf(String type, String id) {
        int writer = writer(type, id, scripts.size());
        return scripts.get(writer).slotOf(type, id) == Script.NONE ? Script.NONE : writer;
    }

    private static int writer(String type, String id, int writers) {
        return Math.floorMod((type + "/" + id).hashCode(), writers);
    }
}
