package io.tributary.projector.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * One column of a batch, as the array parameter that {@code unnest} takes, in Postgres' binary
 * form. The driver's own arrays are text with every quote escaped: for JSON that is a third more
 * bytes and most of the writer's time.
 *
 * @param oid of the array type
 * @param bytes ready to be sent
 */
public record BinaryArray(int oid, ByteBuffer bytes) {
    private static final int HEADER_BYTES = 5 * Integer.BYTES;

    public static <T> BinaryArray ofUuids(List<T> rows, Function<T, UUID> column) {
        var bytes = fixed(rows, Element.UUID, 2 * Long.BYTES);
        for (T row : rows) {
            var uuid = column.apply(row);
            bytes.putInt(2 * Long.BYTES).putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits());
        }
        return of(Element.UUID, bytes);
    }

    public static <T> BinaryArray ofInts(List<T> rows, ToIntFunction<T> column) {
        var bytes = fixed(rows, Element.INT, Integer.BYTES);
        rows.forEach(row -> bytes.putInt(Integer.BYTES).putInt(column.applyAsInt(row)));
        return of(Element.INT, bytes);
    }

    public static <T> BinaryArray ofLongs(List<T> rows, ToLongFunction<T> column) {
        var bytes = fixed(rows, Element.LONG, Long.BYTES);
        rows.forEach(row -> bytes.putInt(Long.BYTES).putLong(column.applyAsLong(row)));
        return of(Element.LONG, bytes);
    }

    public static <T> BinaryArray ofBooleans(List<T> rows, Predicate<T> column) {
        var bytes = fixed(rows, Element.BOOLEAN, 1);
        rows.forEach(row -> bytes.putInt(1).put((byte) (column.test(row) ? 1 : 0)));
        return of(Element.BOOLEAN, bytes);
    }

    public static <T> BinaryArray ofStrings(List<T> rows, Function<T, String> column) {
        return ofTexts(rows.stream()
                .map(row -> ByteBuffer.wrap(column.apply(row).getBytes(StandardCharsets.UTF_8)))
                .toList(), text -> text);
    }

    /** Texts that are UTF-8 already. */
    public static <T> BinaryArray ofTexts(List<T> rows, Function<T, ByteBuffer> column) {
        int length = HEADER_BYTES;
        for (T row : rows) {
            length = Math.addExact(length, Integer.BYTES + column.apply(row).remaining());
        }
        var bytes = header(rows.size(), Element.TEXT, length);
        for (T row : rows) {
            var text = column.apply(row);
            bytes.putInt(text.remaining()).put(text.duplicate());
        }
        return of(Element.TEXT, bytes);
    }

    private static ByteBuffer fixed(List<?> rows, Element element, int bytes) {
        return header(rows.size(), element,
                HEADER_BYTES + Math.multiplyExact(rows.size(), Integer.BYTES + bytes));
    }

    /** One dimension, no nulls, the first element has number 1. */
    private static ByteBuffer header(int size, Element element, int length) {
        return ByteBuffer.allocate(length).putInt(1).putInt(0).putInt(element.oid).putInt(size)
                .putInt(1);
    }

    private static BinaryArray of(Element element, ByteBuffer bytes) {
        return new BinaryArray(element.arrayOid, bytes.flip());
    }

    /** The numbers that Postgres has given these types for ever. */
    private enum Element {
        BOOLEAN(16, 1000),
        LONG(20, 1016),
        INT(23, 1007),
        TEXT(25, 1009),
        UUID(2950, 2951);

        private final int oid;
        private final int arrayOid;

        Element(int oid, int arrayOid) {
            this.oid = oid;
            this.arrayOid = arrayOid;
        }
    }
}
