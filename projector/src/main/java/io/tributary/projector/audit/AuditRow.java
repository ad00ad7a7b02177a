package io.tributary.projector.audit;

import io.tributary.schemas.audit.AuditEntry;
import java.nio.ByteBuffer;

/**
 * One entry as it is kept.
 *
 * @param index what is filed by
 * @param entry the record's value
 */
public record AuditRow(AuditEntry index, ByteBuffer entry) {}
