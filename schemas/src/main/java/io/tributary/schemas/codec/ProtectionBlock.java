package io.tributary.schemas.codec;

import io.tributary.schemas.codec.FieldRoles.Role;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.policy.Condition;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.policy.Protection;
import io.tributary.schemas.policy.Protection.SoftDelete;
import io.tributary.schemas.policy.Protection.Transition;
import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code immutable-when}, {@code transitions}, {@code fixed}, {@code append-only},
 * {@code soft-delete}: what of an entity may not change any more.
 */
record ProtectionBlock(PolicyMembers policy, Content content, FieldRoles roles) {
    private static final List<String> NOT_WITH_APPEND_ONLY = List.of("immutable-when", "fixed",
            "soft-delete", "newer-by", "skew-tolerance", "priority", "outranks", "blind",
            "overlap", "counters");

    Protection read() {
        boolean appendOnly = policy.flag("append-only");
        if (appendOnly) {
            checkAppendOnly();
        }
        var immutableWhen = policy.member("immutable-when")
                .map(new ConditionBlock(content, roles)::read).orElse(null);
        return new Protection(immutableWhen, transitions(immutableWhen), fixed(), appendOnly,
                policy.member("soft-delete").map(this::softDelete).orElse(null));
    }

    private void checkAppendOnly() {
        for (var name : NOT_WITH_APPEND_ONLY) {
            policy.member(name).ifPresent(member -> {
                throw member.named().wrong("'" + name
                        + "' never matters: with 'append-only' nothing changes");
            });
        }
    }

    private List<Transition> transitions(@Nullable Condition immutableWhen) {
        var member = policy.member("transitions");
        if (member.isEmpty()) {
            return List.of();
        }
        if (immutableWhen == null) {
            throw member.get().named().wrong("'transitions' are exceptions from"
                    + " 'immutable-when', which is missing");
        }
        var transitions = new ArrayList<Transition>();
        for (var item : PolicyMembers.items(member.get())) {
            transitions.add(transition(item, immutableWhen));
        }
        return transitions;
    }

    private Transition transition(YamlPart item, Condition immutableWhen) {
        var members = PolicyMembers.of("a transition", item, Set.of("field", "from", "to"));
        var named = members.required("field");
        var field = PolicyMembers.text(named);
        roles.add(field, Role.TRANSITION, named.value().at());
        var from = PolicyMembers.value("from", members.required("from").value());
        var to = PolicyMembers.value("to", members.required("to").value());
        if (Document.same(from, to)) {
            throw members.required("to").value().at().wrong("'from' and 'to' are the same");
        }
        if (!immutableWhen.mayHoldWith(field, from)) {
            throw members.required("from").value().at().wrong("a document whose '" + field
                    + "' is '" + from + "' is not immutable by 'immutable-when'");
        }
        return new Transition(field, from, to);
    }

    private Set<String> fixed() {
        var member = policy.member("fixed");
        var fixed = new HashSet<String>();
        if (member.isPresent()) {
            for (var item : PolicyMembers.items(member.get())) {
                var field = PolicyMembers.text("fixed", item);
                roles.add(field, Role.FIXED, item.at());
                fixed.add(field);
            }
        }
        return fixed;
    }

    private SoftDelete softDelete(Member member) {
        var members = PolicyMembers.of("'soft-delete'", member.value(), Set.of("field", "stamp"));
        var named = members.required("field");
        var field = PolicyMembers.text(named);
        roles.add(field, Role.DELETION, named.value().at());
        if (content.suppresses(field, true)) {
            throw named.value().at().wrong("'suppress' drops true from '" + field
                    + "', so that nothing would ever be deleted");
        }
        var stamp = members.member("stamp");
        stamp.ifPresent(it -> roles.add(PolicyMembers.text(it), Role.STAMP, it.value().at()));
        return new SoftDelete(field, stamp.map(PolicyMembers::text).orElse(null));
    }
}
