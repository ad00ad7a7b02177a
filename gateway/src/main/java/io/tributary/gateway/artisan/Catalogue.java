package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.Positions;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A roastery as of a place in its tenant's feed: what is there of each kind, by id, and what roasts
 * say that concerns schedule and limit. Never changed.
 *
 * @param positions the place
 * @param schedule the places of the latest changes of planned roasts and of roasts made for one
 */
record Catalogue(Positions positions, Map<Kind, NavigableMap<String, Document>> kinds,
        Map<String, Roasted> roasts, Positions schedule) {
    static final Catalogue EMPTY = new Catalogue(Positions.START, Map.of(), Map.of(),
            Positions.START);

    NavigableMap<String, Document> of(Kind kind) {
        return kinds.getOrDefault(kind, Collections.emptyNavigableMap());
    }

    int size() {
        return roasts.size() + kinds.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * What a reader of the schedule has seen: another number whenever there is something else to see.
     * Of two gateways one may count a roast that has left the schedule since; then the reader only
     * gets once more what it has.
     */
    long scheduleMark() {
        return 1 + schedule.seqs().values().stream().mapToLong(Long::longValue).sum();
    }

    /** After these changes, which reach to that place. */
    Catalogue with(Positions to, List<Row> changes) {
        var next = new Draft(this);
        changes.forEach(next::take);
        return next.at(to);
    }

    /** A catalogue in the making; copies only what it changes. */
    private static final class Draft {
        private final Map<Kind, NavigableMap<String, Document>> kinds = new EnumMap<>(Kind.class);
        private final Map<Kind, NavigableMap<String, Document>> own = new EnumMap<>(Kind.class);
        private Map<String, Roasted> roasts;
        private boolean ownRoasts;
        private Positions schedule;

        Draft(Catalogue before) {
            kinds.putAll(before.kinds);
            roasts = before.roasts;
            schedule = before.schedule;
        }

        Catalogue at(Positions to) {
            return new Catalogue(to, kinds, roasts, schedule);
        }

        void take(Row row) {
            var data = row.document();
            if (row.type().equals(RoastRecord.TYPE)) {
                takeRoast(row, data == null ? null : Roasted.of(data));
            } else {
                Kind.of(row.type()).ifPresent(kind -> take(kind, row, data));
            }
        }

        private void take(Kind kind, Row row, @Nullable Document data) {
            var all = own.computeIfAbsent(kind, _ -> new TreeMap<>(
                    kinds.getOrDefault(kind, Collections.emptyNavigableMap())));
            kinds.put(kind, all);
            if (data != null && kind.fits(data)) {
                all.put(row.id(), data);
            } else {
                all.remove(row.id());
            }
            if (kind == Kind.SCHEDULE_ITEM) {
                mark(row);
            }
        }

        private void takeRoast(Row row, @Nullable Roasted roast) {
            if (!ownRoasts) {
                roasts = new HashMap<>(roasts);
                ownRoasts = true;
            }
            var before = roast == null ? roasts.remove(row.id()) : roasts.put(row.id(), roast);
            if (!Objects.equals(item(before), item(roast))) {
                mark(row);
            }
        }

        private static @Nullable String item(@Nullable Roasted roast) {
            return roast == null ? null : roast.item();
        }

        private void mark(Row row) {
            schedule = schedule.with(row.lane(), Math.max(row.seq(), schedule.seq(row.lane())));
        }
    }
}
