package io.tributary.gateway.pull;

/**
 * An entity as its last change left it.
 *
 * @param change JSON of that change
 */
public record StoredEntity(String change, long version, boolean deleted) {}
