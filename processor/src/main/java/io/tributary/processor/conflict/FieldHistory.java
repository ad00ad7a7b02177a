package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which version last changed each top-level field, and what the field was in the few versions
 * before. With it a change made on an older version is merged field by field although no older
 * document is kept.
 *
 * @param since the version in which the fields without a trail got their value
 * @param trails by field, for those that changed later; a removed field keeps its trail. Never
 *        changed after this
 */
public record FieldHistory(long since, Map<String, Trail> trails) {
    /** How many earlier values of a field are remembered. */
    static final int DEPTH = 3;
    /** How many fields have a trail; beyond, the oldest trails are forgotten. */
    static final int TRAILS_MAX = 256;

    /** To be read only. */
    @Override
    public Map<String, Trail> trails() {
        return Collections.unmodifiableMap(trails);
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

    /** @param since the version in which the field got this value */
    public record Past(long since, FormerValue value) {}

    static FieldHistory startingAt(long version) {
        return new FieldHistory(version, Map.of());
    }

    /** The version that gave the field the value it has. */
    public long versionOf(String field) {
        var trail = trails.get(field);
        return trail == null ? since : trail.version();
    }

    /**
     * Whether a field was in a version as it is in another document; false also if it has changed too
     * often since to know.
     *
     * @param now the document as it now is
     */
    boolean wasAt(long version, Document now, String field, Document other) {
        if (versionOf(field) <= version) {
            return now.sameField(other, field);
        }
        var trail = trails.get(field);
        if (trail == null) {
            return false;
        }
        for (var past : trail.before()) {
            if (past.since() <= version) {
                return past.value().isIn(other, field);
            }
        }
        return false;
    }

    /** The history after {@code version} has turned one document into the other. */
    FieldHistory after(long version, Document from, Document to) {
        var later = new HashMap<>(trails);
        for (String field : from.fieldsUnlike(to)) {
            later.put(field, trail(version, from, field));
        }
        return new FieldHistory(since, later).bounded();
    }

    private Trail trail(long version, Document from, String field) {
        var trail = trails.get(field);
        var before = new ArrayList<Past>(DEPTH);
        before.add(new Past(trail == null ? since : trail.version(),
                FormerValue.of(from, field)));
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
