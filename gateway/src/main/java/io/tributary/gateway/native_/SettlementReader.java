package io.tributary.gateway.native_;

import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.JsonReader;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.ConflictFilter;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads bodies of settlements; each form has members of its own. */
final class SettlementReader {
    static final int MANY = 100;
    static final int MANY_MAX = 1000;

    private final StrictJson json;
    private final int manyMax;

    SettlementReader(StrictJson json, HttpLimits limits) {
        this.json = json;
        manyMax = Math.min(MANY_MAX, limits.operationsMax());
    }

    /** @param caller who decided, unless the body says otherwise */
    SettlementBody.One settle(byte[] body, String caller) {
        var read = read(body, Set.of("resolution", "data", "ifVersion", "resolver", "note"));
        return new SettlementBody.One(read.settlement(read.chosen(), caller), read.ifVersion);
    }

    SettlementBody.One restore(byte[] body, String caller) {
        var read = read(body, Set.of("side", "ifVersion", "resolver", "note"));
        return new SettlementBody.One(read.settlement(read.restored(), caller), read.ifVersion);
    }

    SettlementBody.Many many(byte[] body, String caller) {
        var read = read(body, Set.of("filter", "resolution", "resolver", "note", "max"));
        return new SettlementBody.Many(read.filter(), read.settlement(read.chosen(), caller),
                read.max);
    }

    private Members read(byte[] body, Set<String> allowed) {
        try (var reader = json.reader(body)) {
            reader.begin();
            reader.object();
            var members = new Members();
            var seen = new HashSet<String>();
            for (var name = reader.member(); name != null; name = reader.member()) {
                if (!allowed.contains(name)) {
                    throw reader.unknown();
                }
                if (!seen.add(name)) {
                    throw reader.wrong("stands there twice");
                }
                members.read(name, reader);
            }
            reader.end();
            return members;
        }
    }

    private final class Members {
        private @Nullable String resolution;
        private @Nullable String side;
        private @Nullable Document data;
        private @Nullable Long ifVersion;
        private @Nullable String resolver;
        private @Nullable String note;
        private @Nullable ConflictFilter filter;
        private int max = Math.min(MANY, manyMax);

        void read(String name, JsonReader reader) {
            switch (name) {
                case "resolution" -> resolution = reader.text();
                case "side" -> side = reader.text();
                case "data" -> data = reader.document();
                case "ifVersion" -> ifVersion = reader.isNull() ? null : (Long) reader.count();
                case "resolver" -> resolver = text(reader, Settlement.RESOLVER_LENGTH_MAX);
                case "note" -> note = text(reader, Settlement.NOTE_LENGTH_MAX);
                case "filter" -> filter = filter(reader);
                case "max" -> max = max(reader);
                default -> throw reader.unknown();
            }
        }

        private static @Nullable String text(JsonReader reader, int lengthMax) {
            if (reader.isNull()) {
                return null;
            }
            var text = reader.text();
            if (text.isEmpty() || text.length() > lengthMax) {
                throw reader.wrong("must have 1 to " + lengthMax + " characters");
            }
            return text;
        }

        private int max(JsonReader reader) {
            long wanted = reader.count();
            if (wanted < 1 || wanted > manyMax) {
                throw reader.wrong("must be 1 to " + manyMax);
            }
            return (int) wanted;
        }

        private static ConflictFilter filter(JsonReader reader) {
            Map<String, String> texts = new HashMap<>();
            reader.object();
            for (var name = reader.member(); name != null; name = reader.member()) {
                if (!FilterReading.NAMES.contains(name)) {
                    throw reader.unknown();
                }
                if (texts.put(name, name.equals("tier") ? Long.toString(reader.count())
                        : reader.text()) != null) {
                    throw reader.wrong("stands there twice");
                }
            }
            return FilterReading.of(texts::get);
        }

        ConflictFilter filter() {
            if (filter == null) {
                throw missing("filter");
            }
            // Nobody decides again in bulk what somebody has decided.
            return filter.status() == null ? filter.withStatus(Conflict.Status.PENDING) : filter;
        }

        Settlement.Resolution chosen() {
            return switch (resolution) {
                case null -> throw missing("resolution");
                case "keep" -> without(new Settlement.Keep());
                case "take" -> without(new Settlement.Take());
                case "merge" -> new Settlement.Merge(merged());
                default -> throw invalid("resolution must be keep, take or merge");
            };
        }

        private Document merged() {
            if (data == null) {
                throw missing("data");
            }
            return data;
        }

        private Settlement.Resolution without(Settlement.Resolution chosen) {
            if (data != null) {
                throw invalid("only a merge has data");
            }
            return chosen;
        }

        Settlement.Resolution restored() {
            return new Settlement.Restore(switch (side) {
                case null -> throw missing("side");
                case "current" -> Conflict.Winner.CURRENT;
                case "incoming" -> Conflict.Winner.INCOMING;
                default -> throw invalid("side must be current or incoming");
            });
        }

        Settlement settlement(Settlement.Resolution chosen, String caller) {
            return new Settlement(chosen, resolver == null ? caller : resolver, note);
        }

        private static ProblemException missing(String member) {
            return invalid(member + " is missing");
        }

        private static ProblemException invalid(String detail) {
            return new ProblemException(ProblemCode.INVALID_REQUEST, detail);
        }
    }
}
