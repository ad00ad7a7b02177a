package io.tributary.projector.entity;

import io.tributary.schemas.codec.ChangeIndex;
import java.nio.ByteBuffer;

/**
 * One change as it is kept.
 *
 * @param index what is filed by
 * @param change the record's value, never looked into again
 */
public record EntityRow(ChangeIndex index, ByteBuffer change) {}
