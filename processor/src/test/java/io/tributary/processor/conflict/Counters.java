package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Counter;
import io.tributary.schemas.policy.Counter.Beyond;
import io.tributary.schemas.policy.Counter.ConcurrentAssign;
import io.tributary.schemas.policy.Counter.Unknown;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Precedence;
import io.tributary.schemas.policy.Protection;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entity type of each kind of counter; the field is always {@code n}, 0 to 10 where bounded. */
public final class Counters {
    static final String FIELD = "n";

    /** By the types' names. A paid count outranks an unpaid one. */
    public static final Policies POLICIES = new Policies(List.of(
            policy("held", bounded(Beyond.CONFLICT)),
            policy("refused", bounded(Beyond.REJECT)),
            policy("recorded", bounded(Beyond.RECORD)),
            policy("free", Counter.of(FIELD, "free.entry")),
            policy("commuting", new Counter(FIELD, "commuting.entry", null, null, Beyond.REJECT,
                    ConcurrentAssign.COMMUTE, Unknown.REJECT)),
            policy("fixed", Counter.of(FIELD, "fixed.entry")).with(Protection.fixed(FIELD)),
            policy("wary", Counter.of(FIELD, "wary.entry")).without(Heuristic.COMMUTING_COUNTS,
                    Heuristic.NEWER)));

    private Counters() {}

    private static Policy policy(String type, Counter counter) {
        return Policy.of(type).with(Precedence.outranking("payment", "PAID")).with(counter);
    }

    private static Counter bounded(Beyond beyond) {
        var type = switch (beyond) {
            case CONFLICT -> "held";
            case REJECT -> "refused";
            case RECORD -> "recorded";
        };
        return new Counter(FIELD, type + ".entry", BigDecimal.ZERO, BigDecimal.TEN, beyond,
                ConcurrentAssign.CONFLICT, Unknown.CREATE);
    }

    static Entry entry(@Nullable String id) {
        return new Entry(id, Document.EMPTY);
    }

    static Entry paid(@Nullable String id) {
        return new Entry(id, new Document(Map.of("payment", "PAID")));
    }
}
