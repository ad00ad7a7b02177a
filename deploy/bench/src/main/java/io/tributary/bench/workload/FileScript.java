package io.tributary.bench.workload;

import static io.tributary.bench.workload.Documents.bytes;

import io.tributary.bench.hub.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/** One writer's part of a file: every row a put. */
final class FileScript implements Script {
    private static final byte[] HEAD = bytes("{\"operations\":[");
    private static final byte[] TAIL = bytes("]}");

    private final List<Row> rows;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Row> newest = new ArrayList<>();
    private final List<Long> versions = new ArrayList<>();
    private int next;
    private int pendingFrom;

    FileScript(List<Row> rows) {
        this.rows = rows;
        for (Row row : rows) {
            slots.computeIfAbsent(row.name(), _ -> {
                newest.add(row);
                versions.add(0L);
                return versions.size() - 1;
            });
        }
    }

    @Override
    public int write(int operationsMax, Bytes body) {
        pendingFrom = next;
        int to = Math.min(next + operationsMax, rows.size());
        body.clear().put(HEAD);
        for (; next < to; next++) {
            if (next > pendingFrom) {
                body.put(',');
            }
            write(body, rows.get(next));
        }
        body.put(TAIL);
        return next - pendingFrom;
    }

    private static void write(Bytes body, Row row) {
        body.put(bytes("{\"op\":\"put\",\"type\":\"")).put(quoted(row.type()))
                .put(bytes("\",\"id\":\"")).put(quoted(row.id()))
                .put(bytes("\",\"data\":")).put(bytes(row.data())).put('}');
    }

    private static byte[] quoted(String text) {
        return bytes(new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)));
    }

    @Override
    public int created() {
        return NONE;
    }

    @Override
    public void settled(int index, Status status, long version) {
        if (status.holds()) {
            var row = rows.get(pendingFrom + index);
            int slot = slotOf(row.type(), row.id());
            newest.set(slot, row);
            versions.set(slot, version);
        }
    }

    @Override
    public void taken(int operations) {
        for (int i = 0; i < operations; i++) {
            var row = rows.get(pendingFrom + i);
            int slot = slotOf(row.type(), row.id());
            boolean same = versions.get(slot) > 0 && newest.get(slot).content() == row.content();
            settled(i, Status.ACCEPTED, versions.get(slot) + (same ? 0 : 1));
        }
    }

    @Override
    public int slots() {
        return versions.size();
    }

    @Override
    public int slotOf(String type, String id) {
        return slots.getOrDefault(type + "/" + id, NONE);
    }

    @Override
    public long version(int slot) {
        return versions.get(slot);
    }

    @Override
    public long content(int slot) {
        return newest.get(slot).content();
    }

    @Override
    public String name(int slot) {
        return newest.get(slot).name();
    }
}
