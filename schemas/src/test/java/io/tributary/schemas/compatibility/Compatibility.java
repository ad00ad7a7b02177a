package io.tributary.schemas.compatibility;

import io.tributary.schemas.compatibility.Breach.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Full compatibility as schema registries define it, backward and forward, of two {@link SchemaTree}s.
 * The registries' strict rules would let nothing ever be added to an open object, since an old record
 * might hold the same name with another type. The hub writes no member that its schema does not
 * declare (a property test holds it to that), so a member may be added as long as it is optional.
 */
final class Compatibility {
    private Compatibility() {}

    /** What speaks against it; nothing if the present schema may follow upon the released one. */
    static List<Breach> breaches(JsonNode released, JsonNode present) {
        var breaches = new ArrayList<Breach>();
        breaches.addAll(Reading.breaches(Promise.BACKWARD, released, present));
        breaches.addAll(Reading.breaches(Promise.FORWARD, present, released));
        var gone = SchemaTree.members(released);
        gone.removeAll(SchemaTree.members(present));
        return Stream.concat(breaches.stream(), gone.stream().map(
                member -> new Breach(Promise.MEMBERS_STAY, member, "is declared no more")))
                .toList();
    }
}
