package io.tributary.schemas.codec;

import io.tributary.schemas.codec.FieldRoles.Role;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.codec.YamlPart.Members;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.policy.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code identity}, {@code fields}, {@code suppress}: what a document may hold. */
record ContentBlock(PolicyMembers policy, FieldRoles roles) {

    Content read() {
        return new Content(policy.member("identity").map(this::identity).orElse(null),
                policy.member("fields").map(ContentBlock::fields).orElse(null),
                policy.member("suppress").map(this::suppressed).orElse(Map.of()));
    }

    private String identity(Member member) {
        var field = PolicyMembers.text(member);
        roles.add(field, Role.IDENTITY, member.value().at());
        return field;
    }

    private static Set<String> fields(Member member) {
        var fields = new LinkedHashSet<String>();
        for (var item : PolicyMembers.items(member)) {
            var field = PolicyMembers.text("fields", item);
            if (!fields.add(field)) {
                throw item.at().wrong("'fields' names '" + field + "' twice");
            }
        }
        return fields;
    }

    private Map<String, Values> suppressed(Member member) {
        if (!(member.value() instanceof Members members)) {
            throw member.value().at().wrong("'suppress' must have fields, each with a list");
        }
        var suppressed = new HashMap<String, Values>();
        for (var each : members.byName().values()) {
            roles.add(each.name(), Role.SUPPRESSED, each.named());
            suppressed.put(each.name(), values(each));
        }
        return suppressed;
    }

    static Values values(Member member) {
        var values = new ArrayList<@Nullable Object>();
        for (var item : PolicyMembers.items(member)) {
            values.add(PolicyMembers.value(member.name(), item));
        }
        return new Values(values);
    }
}
