package io.tributary.schemas.value;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;

/**
 * A reader's place in a tenant's feed. Opaque to clients; names lanes, never Kafka partitions or
 * database rows, so it outlives a restart, a rebalance and a rebuild of Postgres.
 *
 * <p>As text: base64url of version, incarnation, (lane, seq) pairs and a check over them and the
 * tenant. The check finds a damaged cursor and another tenant's; it is no credential, because what
 * may be read is decided by the caller's token alone.
 *
 * @param incarnation tells a tenant from an earlier one with the same id
 */
public record Cursor(TenantId tenant, long incarnation, Positions positions) {
    /** No cursor of {@link LaneKey#LANES_MAX} lanes is longer than this, in characters. */
    public static final int LENGTH_MAX = 8192;

    private static final byte VERSION = 1;
    private static final int CHECK_BYTES = 8;
    private static final int FIXED_BYTES = 1 + Long.BYTES + CHECK_BYTES;
    private static final int LANE_BYTES = Short.BYTES + Long.BYTES;

    /** What a client gets and sends back. */
    public String encode() {
        var bytes = ByteBuffer.allocate(FIXED_BYTES + positions.seqs().size() * LANE_BYTES);
        bytes.put(VERSION).putLong(incarnation);
        positions.seqs().forEach((lane, seq) -> bytes.putShort(lane.shortValue()).putLong(seq));
        bytes.put(check(tenant, bytes.array(), bytes.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a cursor that {@code tenant} sent.
     *
     * @throws IllegalArgumentException if it is damaged or was issued to another tenant
     */
    public static Cursor decode(TenantId tenant, String text) {
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("the cursor is too long");
        }
        var array = Base64.getUrlDecoder().decode(text);
        int end = array.length - CHECK_BYTES;
        if (end < 0 || !Arrays.equals(array, end, array.length,
                check(tenant, array, end), 0, CHECK_BYTES)) {
            throw new IllegalArgumentException("the cursor is damaged or another tenant's");
        }
        var cursor = read(tenant, ByteBuffer.wrap(array, 0, end));
        // The last character has bits that stand for nothing: they must be as they were written.
        if (!cursor.encode().equals(text)) {
            throw new IllegalArgumentException("the cursor is damaged");
        }
        return cursor;
    }

    private static Cursor read(TenantId tenant, ByteBuffer bytes) {
        if ((bytes.remaining() - Byte.BYTES - Long.BYTES) % LANE_BYTES != 0) {
            throw new IllegalArgumentException("the cursor is cut short");
        }
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("no cursor of a known version: " + version);
        }
        long incarnation = bytes.getLong();
        var seqs = new TreeMap<Integer, Long>();
        while (bytes.hasRemaining()) {
            seqs.put((int) bytes.getShort(), bytes.getLong());
        }
        return new Cursor(tenant, incarnation, new Positions(seqs));
    }

    private static byte[] check(TenantId tenant, byte[] bytes, int length) {
        var digest = Names.sha256();
        digest.update(bytes, 0, length);
        digest.update(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits()).array());
        return Arrays.copyOf(digest.digest(), CHECK_BYTES);
    }
}
