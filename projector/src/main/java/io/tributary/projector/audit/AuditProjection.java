package io.tributary.projector.audit;

import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.UnreadableEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What records of the audit topic become. */
public final class AuditProjection {
    private AuditProjection() {}

    /** @throws UnreadableEvent if the record is no entry, or not of the tenant that its key says */
    public static AuditRow row(byte[] key, byte[] value) {
        var entry = Codecs.AUDIT_ENTRY.read(value);
        var tenant = new String(key, StandardCharsets.UTF_8);
        if (!entry.key().equals(tenant)) {
            throw new UnreadableEvent("the key is not the entry's: " + tenant);
        }
        return new AuditRow(entry, ByteBuffer.wrap(value));
    }
}
