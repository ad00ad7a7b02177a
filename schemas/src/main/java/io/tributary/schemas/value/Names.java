package io.tributary.schemas.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from what they name, so that doing a thing again gives it the same id. */
public final class Names {
    private Names() {}

    /** A version 8 UUID (RFC 9562) out of the SHA-256 of the parts, each ended by a NUL. */
    public static UUID uuid(Object... parts) {
        var text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append('\0');
        }
        var bytes = ByteBuffer.wrap(
                sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        long high = (bytes.getLong() & 0xffffffffffff0fffL) | 0x8000L;
        long low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** SHA-256, which every Java platform must have. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }
}
