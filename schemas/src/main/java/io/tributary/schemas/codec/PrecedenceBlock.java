package io.tributary.schemas.codec;

import io.tributary.schemas.codec.FieldRoles.Role;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.policy.Precedence;
import io.tributary.schemas.policy.Precedence.Outranks;
import java.util.Set;

/** {@code priority} and {@code outranks}: whose write beats another's. */
record PrecedenceBlock(PolicyMembers policy, Content content, FieldRoles roles) {

    Precedence read() {
        return new Precedence(policy.choice("priority", Precedence.NONE.priority()),
                policy.member("outranks").map(this::outranks).orElse(null));
    }

    private Outranks outranks(Member member) {
        var members = PolicyMembers.of("'outranks'", member.value(), Set.of("field", "values"));
        var named = members.required("field");
        var field = PolicyMembers.text(named);
        roles.add(field, Role.OUTRANKING, named.value().at());
        var listed = members.required("values");
        var values = ContentBlock.values(listed);
        for (Object value : values.all()) {
            if (content.suppresses(field, value)) {
                throw listed.value().at().wrong("'suppress' drops '" + value + "' from '" + field
                        + "', so that it never outranks");
            }
        }
        return new Outranks(field, values);
    }
}
