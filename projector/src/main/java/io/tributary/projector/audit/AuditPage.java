package io.tributary.projector.audit;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, newest first.
 *
 * @param entries JSON each
 * @param end the last one's place; null if there is none
 * @param more whether there are older ones
 */
public record AuditPage(List<ByteBuffer> entries, AuditQuery.@Nullable Place end, boolean more) {}
