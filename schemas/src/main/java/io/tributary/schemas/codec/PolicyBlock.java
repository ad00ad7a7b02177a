package io.tributary.schemas.codec;

import io.tributary.schemas.codec.YamlPart.Place;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One policy of the file: its own members, and the blocks that they make up. */
final class PolicyBlock {
    private static final Set<String> NAMES = Set.of("type", "partition-by", "identity", "fields",
            "suppress", "immutable-when", "transitions", "fixed", "append-only", "soft-delete",
            "newer-by", "skew-tolerance", "priority", "outranks", "blind", "overlap", "without",
            "counters", "bookings");

    private PolicyBlock() {}

    /**
     * @param typeAt where the type is named
     * @param counters the policy's own, with their places
     * @param bookings the policy's own, with their places
     */
    record Declared(Policy policy, Place typeAt, List<CounterBlock.Declared> counters,
            List<BookingBlock.Declared> bookings) {}

    static Declared read(YamlPart part) {
        var members = PolicyMembers.of("a policy", part, NAMES);
        var type = members.required("type");
        var without = without(members);
        var blind = members.choice("blind", Policy.DEFAULT.blind());
        var roles = new FieldRoles();
        var content = new ContentBlock(members, roles).read();
        var counters = new CounterBlock(members, roles).read();
        var bookings = new BookingBlock(members).read();
        var policy = new Policy(PolicyTypes.pattern(type),
                members.choice("partition-by", Policy.DEFAULT.partitionBy()), content,
                new ProtectionBlock(members, content, roles).read(),
                new RecencyBlock(members, roles).read(blind, without),
                new PrecedenceBlock(members, content, roles).read(), blind,
                members.choice("overlap", Policy.DEFAULT.overlap()), without,
                counters.stream().map(CounterBlock.Declared::counter).toList(),
                bookings.stream().map(BookingBlock.Declared::booking).toList());
        roles.checkAllowed(content);
        return new Declared(policy, type.value().at(), counters, bookings);
    }

    private static Set<Heuristic> without(PolicyMembers members) {
        var without = EnumSet.noneOf(Heuristic.class);
        members.member("without").ifPresent(member -> {
            for (var item : PolicyMembers.items(member)) {
                var heuristic = PolicyMembers.choice(item, PolicyMembers.text("without", item),
                        Heuristic.NEWER);
                if (!without.add(heuristic)) {
                    throw item.at().wrong("'without' names '" + PolicyMembers.spelled(heuristic)
                            + "' twice");
                }
                if (heuristic == Heuristic.IDENTICAL_CONTENT && members.flag("append-only")) {
                    throw item.at().wrong("'append-only' goes by identical content");
                }
            }
        });
        return without;
    }
}
