package io.tributary.schemas.codec;

import io.tributary.schemas.codec.FieldRoles.Role;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.codec.YamlPart.Place;
import io.tributary.schemas.policy.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code counters}: the fields that are counted and booked. */
record CounterBlock(PolicyMembers policy, FieldRoles roles) {
    private static final Set<String> NAMES = Set.of("field", "ledger", "min", "max", "beyond",
            "concurrent-assign", "unknown");

    /**
     * @param ledgerAt where the ledger is named
     */
    record Declared(Counter counter, Place ledgerAt) {}

    List<Declared> read() {
        var counters = new ArrayList<Declared>();
        policy.member("counters").ifPresent(member -> PolicyMembers.items(member)
                .forEach(item -> counters.add(counter(item))));
        return counters;
    }

    private Declared counter(YamlPart item) {
        var members = PolicyMembers.of("a counter", item, NAMES);
        var named = members.required("field");
        var field = PolicyMembers.text(named);
        roles.add(field, Role.COUNTER, named.value().at());
        var ledger = members.required("ledger");
        var plain = Counter.of(field, PolicyTypes.plain(ledger));
        var min = members.number("min");
        var max = members.number("max");
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw members.required("min").value().at().wrong("'min' is more than 'max'");
        }
        members.member("beyond").filter(_ -> min == null && max == null)
                .ifPresent(CounterBlock::refuseBeyond);
        return new Declared(new Counter(field, plain.ledger(), min, max,
                members.choice("beyond", plain.beyond()),
                members.choice("concurrent-assign", plain.concurrentAssign()),
                members.choice("unknown", plain.unknown())), ledger.value().at());
    }

    private static void refuseBeyond(Member beyond) {
        throw beyond.named().wrong("'beyond' needs a bound, 'min' or 'max'");
    }
}
