package io.tributary.schemas.codec;

import io.tributary.schemas.codec.YamlPart.Items;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads policy files: each is a list {@code policies}, described in the module's README. */
public final class PolicyYaml {
    private PolicyYaml() {}

    /**
     * @param name of the file, for complaints
     */
    public record Source(String name, String yaml) {}

    /** The policy file can't be taken as it is. */
    public static final class InvalidPolicy extends RuntimeException {
        InvalidPolicy(String file, int line, String reason) {
            super(file + ", line " + line + ": " + reason);
        }
    }

    /**
     * @param name of the file, for complaints
     * @throws InvalidPolicy naming file, line and reason
     */
    public static Policies read(String name, String yaml) {
        return read(List.of(new Source(name, yaml)));
    }

    /**
     * The policies of several files: those of an earlier file hold before those of a later one.
     *
     * @throws InvalidPolicy naming file, line and reason
     */
    public static Policies read(List<Source> sources) {
        var all = new ArrayList<PolicyBlock.Declared>();
        for (var source : sources) {
            var own = policies(source);
            checkReached(own);
            all.addAll(own);
        }
        checkLedgers(all);
        checkBookings(all);
        return new Policies(all.stream().map(PolicyBlock.Declared::policy).toList());
    }

    private static List<PolicyBlock.Declared> policies(Source source) {
        var root = YamlTree.of(source.name(), source.yaml());
        if (root.isEmpty()) {
            return List.of();
        }
        var list = PolicyMembers.of("the file", root.get(), Set.of("policies"))
                .required("policies").value();
        if (!(list instanceof Items items)) {
            throw list.at().wrong("'policies' must be a list");
        }
        return items.all().stream().map(PolicyBlock::read).toList();
    }

    /** Within a file; an operator's file may well cover types that a later one has. */
    private static void checkReached(List<PolicyBlock.Declared> policies) {
        for (int i = 0; i < policies.size(); i++) {
            var type = policies.get(i).policy().type();
            for (var earlier : policies.subList(0, i)) {
                if (PolicyTypes.hides(earlier.policy().type(), type)) {
                    throw policies.get(i).typeAt().wrong("'" + type + "' is never reached: '"
                            + earlier.policy().type() + "' above covers it");
                }
            }
        }
    }

    /** A ledger is written by counts alone, each entry once. */
    private static void checkLedgers(List<PolicyBlock.Declared> policies) {
        for (var policy : policies) {
            for (var declared : policy.counters()) {
                var ledger = declared.counter().ledger();
                policies.stream()
                        .filter(each -> PolicyTypes.hides(each.policy().type(), ledger))
                        .findFirst().filter(each -> !each.policy().protection().appendOnly())
                        .ifPresent(each -> {
                            throw declared.ledgerAt().wrong("the policy of '"
                                    + each.policy().type() + "' covers the ledger '" + ledger
                                    + "', but is not 'append-only'");
                        });
            }
        }
    }

    /** What is booked on is a counter, and has no bookings of its own that nobody would follow. */
    private static void checkBookings(List<PolicyBlock.Declared> policies) {
        for (var policy : policies) {
            // An operator's file may cover a dialect's type, and with it what that would book.
            if (covering(policies, policy.policy().type()).filter(policy.policy()::equals)
                    .isPresent()) {
                policy.bookings().forEach(declared -> checkBooking(policies, declared));
            }
        }
    }

    private static void checkBooking(List<PolicyBlock.Declared> policies,
            BookingBlock.Declared declared) {
        var booking = declared.booking();
        var counted = covering(policies, booking.type());
        if (counted.flatMap(each -> each.counter(booking.field())).isEmpty()) {
            throw declared.onAt().wrong("'" + booking.type() + "' has no counter '"
                    + booking.field() + "' to book on");
        }
        if (!counted.get().bookings().isEmpty()) {
            throw declared.onAt().wrong("'" + booking.type()
                    + "' is booked on, and has 'bookings' itself");
        }
    }

    private static Optional<Policy> covering(List<PolicyBlock.Declared> policies, String type) {
        return policies.stream().map(PolicyBlock.Declared::policy)
                .filter(each -> PolicyTypes.hides(each.type(), type)).findFirst();
    }
}
