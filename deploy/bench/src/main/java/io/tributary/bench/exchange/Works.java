package io.tributary.bench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.bench.workload.Bytes;
import io.tributary.bench.workload.ContentHash;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The objects that nodes exchange. A uuid says who made the object and as which one, so that nothing
 * need be kept to know what has come.
 *
 * @param family stands in all uuids of a run
 * @param text what names are cut from
 * @param nameChars length of an object's name
 */
record Works(long family, String text, int nameChars) {
    private static final int TEXT_CHARS = 1 << 16;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz     ";

    static Works of(String run, long seed, int nameChars) {
        if (nameChars < 1 || nameChars > TEXT_CHARS) {
            throw new IllegalArgumentException("a name has 1.." + TEXT_CHARS + " characters");
        }
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        for (int i = 0; i < TEXT_CHARS + nameChars; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Works(ContentHash.of(run), text.toString(), nameChars);
    }

    UUID uuid(int maker, int number) {
        return new UUID(family, (long) maker << Integer.SIZE | number);
    }

    /** Whether an object of the run has this uuid. */
    boolean isOurs(UUID uuid) {
        return uuid.getMostSignificantBits() == family;
    }

    static int maker(UUID uuid) {
        return (int) (uuid.getLeastSignificantBits() >>> Integer.SIZE);
    }

    static int number(UUID uuid) {
        return (int) uuid.getLeastSignificantBits();
    }

    /** @param revision 1 for a new object */
    void write(Bytes out, int maker, int number, int revision) {
        int offset = (int) (ContentHash.of(maker + "/" + number + "/" + revision)
                & (TEXT_CHARS - 1));
        var uuid = uuid(maker, number);
        out.put("""
                {"type": "Work", "uuid": "%s", "operation": "%s", "data": {"uuid": "%s",
                 "revision": %d, "is_deleted": false, "updated_at": "2025-12-13T00:36:00Z",
                 "unit": "m3", "price": 125.50, "name": "%s"}}"""
                .formatted(uuid, revision == 1 ? "INSERT" : "UPDATE", uuid, revision,
                        text.substring(offset, offset + nameChars))
                .getBytes(UTF_8));
    }
}
