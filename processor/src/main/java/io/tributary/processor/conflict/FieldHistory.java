package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which version last changed each top-level field, and what the field was in the few versions
 * before. With it a change made on an older version is merged field by field although no older
 * document is kept.
 *
 * @param since the version in which the fields without a trail got their value
 * @param trails of those that changed later, by the names of the fields; a removed field keeps its
 *        trail. In one row, since every change makes a new one
 */
public record FieldHistory(long since, List<Trail> trails) {
    /** How many earlier values of a field are remembered. */
    static final int DEPTH = 3;
    /** How many fields have a trail; beyond, the oldest trails are forgotten. */
    static final int TRAILS_MAX = 256;

    public FieldHistory {
        trails = List.copyOf(trails);
    }

    /**
     * @param version that last changed the field
     * @param before earlier values, latest first
     */
    public record Trail(String field, long version, List<Past> before) {
        public static final Comparator<Trail> BY_FIELD = Comparator.comparing(Trail::field);

        public Trail {
            before = List.copyOf(before);
        }
    }

    /** @param since the version in which the field got this value */
    public record Past(long since, FormerValue value) {}

    static FieldHistory startingAt(long version) {
        return new FieldHistory(version, List.of());
    }

    /** The version that gave the field the value it has. */
    public long versionOf(String field) {
        var trail = trailOf(field);
        return trail == null ? since : trail.version();
    }

    private @Nullable Trail trailOf(String field) {
        int place = placeOf(field, trails);
        return place < 0 ? null : trails.get(place);
    }

    /** As {@link java.util.Collections#binarySearch} has it: negative if the field has no trail. */
    private static int placeOf(String field, List<Trail> trails) {
        int low = 0;
        int high = trails.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = trails.get(middle).field().compareTo(field);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
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
        var trail = trailOf(field);
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
        var later = new ArrayList<>(trails);
        for (String field : from.fieldsUnlike(to)) {
            int place = placeOf(field, later);
            if (place < 0) {
                later.add(-(place + 1), trail(version, from, field, null));
            } else {
                later.set(place, trail(version, from, field, later.get(place)));
            }
        }
        return bounded(later);
    }

    /** @param trail of the field so far; null if there is none */
    private Trail trail(long version, Document from, String field, @Nullable Trail trail) {
        var before = new ArrayList<Past>(DEPTH);
        before.add(new Past(trail == null ? since : trail.version(),
                FormerValue.of(from, field)));
        if (trail != null) {
            before.addAll(trail.before().subList(0, Math.min(DEPTH - 1, trail.before().size())));
        }
        return new Trail(field, version, before);
    }

    /**
     * Forgets the trails of the oldest versions. Whoever builds on one of those is then told of
     * conflicts that a longer memory would have merged; nothing is merged that should not be.
     */
    private FieldHistory bounded(List<Trail> later) {
        if (later.size() <= TRAILS_MAX) {
            return new FieldHistory(since, later);
        }
        long forgotten = later.stream().map(Trail::version).sorted()
                .skip(later.size() - TRAILS_MAX - 1L).findFirst().orElseThrow();
        later.removeIf(trail -> trail.version() <= forgotten);
        return new FieldHistory(forgotten, later);
    }
}
