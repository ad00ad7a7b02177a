package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which version last changed each top-level field, and what the field was in the few versions
 * before, by digest. With it a change made on an older version is merged field by field although no
 * older document is kept.
 *
 * @param since the version in which the fields without a trail got their value
 * @param trails by field, for those that changed later; a removed field keeps its trail
 */
public record FieldHistory(long since, Map<String, Trail> trails) {
    /** How many earlier values of a field are remembered. */
    static final int DEPTH = 3;
    /** How many fields have a trail; beyond, the oldest trails are forgotten. */
    static final int TRAILS_MAX = 256;

    public FieldHistory {
        trails = Map.copyOf(trails);
    }

    /**
     * @param version that last changed the field
     * @param before earlier values, latest first
     */
    public record Trail(long version, List<Past> before) {
        public Trail {
            before = List.copyOf(before);
        }
    }

    /**
     * @param since the version in which the field got this value
     * @param digest {@link Document#digest} of it
     */
    public record Past(long since, String digest) {}

    static FieldHistory startingAt(long version) {
        return new FieldHistory(version, Map.of());
    }

    /** The version that gave the field the value it has. */
    public long versionOf(String field) {
        var trail = trails.get(field);
        return trail == null ? since : trail.version();
    }

    /**
     * The digest of the field as it was in a version, given the document as it now is; empty if the
     * field has changed too often since to know.
     */
    Optional<String> digestAt(long version, Document now, String field) {
        if (versionOf(field) <= version) {
            return Optional.of(now.digest(field));
        }
        var trail = trails.get(field);
        if (trail == null) {
            return Optional.empty();
        }
        return trail.before().stream().filter(past -> past.since() <= version).findFirst()
                .map(Past::digest);
    }

    /** The history after {@code version} has turned one document into the other. */
    FieldHistory after(long version, Document from, Document to) {
        var later = new HashMap<>(trails);
        for (String field : from.fields().keySet()) {
            if (!from.sameField(to, field)) {
                later.put(field, trail(version, from, field));
            }
        }
        for (String field : to.fields().keySet()) {
            if (!from.has(field)) {
                later.put(field, trail(version, from, field));
            }
        }
        return new FieldHistory(since, later).bounded();
    }

    private Trail trail(long version, Document from, String field) {
        var before = new ArrayList<Past>(DEPTH);
        before.add(new Past(versionOf(field), from.digest(field)));
        var trail = trails.get(field);
        if (trail != null) {
            before.addAll(trail.before().subList(0, Math.min(DEPTH - 1, trail.before().size())));
        }
        return new Trail(version, before);
    }

    /**
     * Forgets the trails of the oldest versions. Whoever builds on one of those is then told of
     * conflicts that a longer memory would have merged; nothing is merged that should not be.
     */
    private FieldHistory bounded() {
        if (trails.size() <= TRAILS_MAX) {
            return this;
        }
        long forgotten = trails.values().stream().map(Trail::version).sorted()
                .skip(trails.size() - TRAILS_MAX - 1L).findFirst().orElseThrow();
        var kept = new HashMap<>(trails);
        kept.values().removeIf(trail -> trail.version() <= forgotten);
        return new FieldHistory(forgotten, kept);
    }
}
