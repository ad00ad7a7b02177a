package io.tributary.schemas.value;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * One lane of a tenant: the unit of order, and as text the Kafka key of all tenant data.
 *
 * @param lane 0 to {@link #LANES_MAX} - 1
 */
public record LaneKey(TenantId tenant, int lane) {
    /** The most lanes that a tenant may have; a tenant's number of lanes never changes. */
    public static final int LANES_MAX = 256;

    public LaneKey {
        if (lane < 0 || lane >= LANES_MAX) {
            throw new IllegalArgumentException("lane must be 0.." + (LANES_MAX - 1) + ": " + lane);
        }
    }

    /** Parses {@code tenant/lane}. */
    public static LaneKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a lane key: " + text);
        }
        return new LaneKey(
                TenantId.parse(text.substring(0, slash)),
                Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    /**
     * The lane, out of {@code lanes}, that a partition value belongs to. CRC-32C of the UTF-8 bytes
     * is fixed for ever: another hash would move entities away from their history.
     */
    public static int laneOf(String partitionValue, int lanes) {
        if (lanes == 1) {
            return 0;
        }
        var crc = new CRC32C();
        crc.update(partitionValue.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % lanes);
    }

    /** {@code tenant/lane}. */
    @Override
    public String toString() {
        return tenant + "/" + lane;
    }
}
