package io.tributary.projector.conflict;

import io.tributary.schemas.conflict.Conflict;
import java.nio.ByteBuffer;

/**
 * One conflict as it is kept.
 *
 * @param index what is filed by
 * @param conflict the record's value
 */
public record ConflictRow(Conflict index, ByteBuffer conflict) {}
