package io.tributary.schemas.codec;

import io.tributary.schemas.codec.FieldRoles.Role;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.policy.Recency.Arrival;
import io.tributary.schemas.policy.Recency.At;
import io.tributary.schemas.policy.Recency.Clock;
import io.tributary.schemas.policy.Recency.HubLamport;
import io.tributary.schemas.policy.Recency.Lamport;
import io.tributary.schemas.policy.Recency.TimeField;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;

/** {@code newer-by} and {@code skew-tolerance}: which of two writes is the newer one. */
record RecencyBlock(PolicyMembers policy, FieldRoles roles) {
    private static final String TIME = "time:";

    Recency read(Blind blind, Set<Heuristic> without) {
        var clock = policy.member("newer-by").map(this::clock).orElse(new Arrival());
        if (!(clock instanceof Arrival) && blind == Blind.REQUIRE_BASE
                && without.contains(Heuristic.NEWER)) {
            throw policy.required("newer-by").named().wrong("'newer-by' decides nothing: neither"
                    + " between writes without a base version, which 'blind: require-base'"
                    + " forbids, nor between others, 'without: [newer]'");
        }
        return new Recency(clock, policy.member("skew-tolerance")
                .map(member -> tolerance(member, clock)).orElse(Duration.ZERO));
    }

    private Clock clock(Member member) {
        var text = PolicyMembers.text(member);
        return switch (text) {
            case "arrival" -> new Arrival();
            case "at" -> new At();
            case "lamport" -> new Lamport();
            case "hub-lamport" -> new HubLamport();
            default -> {
                var field = text.startsWith(TIME) ? text.substring(TIME.length()).strip() : "";
                if (field.isEmpty()) {
                    throw member.value().at().wrong("'" + text + "' is none of [arrival,"
                            + " time:<field>, at, lamport, hub-lamport]");
                }
                roles.add(field, Role.TIME, member.value().at());
                yield new TimeField(field);
            }
        };
    }

    private static Duration tolerance(Member member, Clock clock) {
        switch (clock) {
            case Arrival _,Lamport _,HubLamport _ -> throw member.named().wrong(
                    "'skew-tolerance' needs a clock: 'newer-by: time:<field>' or 'newer-by: at'");
            case TimeField _,At _ -> {
            }
        }
        var text = PolicyMembers.text(member);
        var tolerance = duration(text, member);
        if (tolerance.compareTo(Duration.ZERO) <= 0
                || tolerance.compareTo(Recency.TOLERANCE_MAX) > 0) {
            throw member.value().at().wrong("'" + text + "' is not more than 0s and at most "
                    + Recency.TOLERANCE_MAX.toHours() + "h");
        }
        return tolerance;
    }

    private static Duration duration(String text, Member member) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw member.value().at().wrong("'" + text + "' is no time such as 0.5s, 5s or 1m");
        }
    }
}
