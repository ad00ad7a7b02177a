package io.tributary.schemas.codec;

import io.tributary.schemas.codec.YamlPart.Place;
import io.tributary.schemas.policy.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a policy uses each field for, and which uses contradict each other. */
final class FieldRoles {
    private static final Set<Set<Role>> CONTRADICTIONS = Set.of(
            Set.of(Role.IDENTITY, Role.SUPPRESSED),
            Set.of(Role.IDENTITY, Role.TIME),
            Set.of(Role.IDENTITY, Role.DELETION),
            Set.of(Role.IDENTITY, Role.STAMP),
            Set.of(Role.IDENTITY, Role.COUNTER),
            Set.of(Role.IDENTITY, Role.TRANSITION),
            Set.of(Role.IDENTITY, Role.FIXED),
            Set.of(Role.FIXED, Role.TIME),
            Set.of(Role.FIXED, Role.DELETION),
            Set.of(Role.FIXED, Role.STAMP),
            Set.of(Role.FIXED, Role.COUNTER),
            Set.of(Role.FIXED, Role.TRANSITION),
            Set.of(Role.COUNTER, Role.SUPPRESSED),
            Set.of(Role.COUNTER, Role.TIME),
            Set.of(Role.COUNTER, Role.DELETION),
            Set.of(Role.COUNTER, Role.STAMP),
            Set.of(Role.COUNTER, Role.TRANSITION),
            Set.of(Role.DELETION, Role.TIME),
            Set.of(Role.DELETION, Role.STAMP));

    /** A use of a field, by the name of the member that makes it. */
    enum Role {
        IDENTITY("identity"),
        SUPPRESSED("suppress"),
        CONDITION("immutable-when"),
        TRANSITION("transitions"),
        FIXED("fixed"),
        DELETION("soft-delete"),
        STAMP("stamp"),
        TIME("newer-by"),
        OUTRANKING("outranks"),
        COUNTER("counters");

        private final String member;

        Role(String member) {
            this.member = member;
        }

        /** Whether naming a field twice says two things about it. */
        private boolean isOnce() {
            return this == FIXED || this == COUNTER;
        }
    }

    private record Use(String field, Role role, Place at) {}

    private final List<Use> uses = new ArrayList<>();

    /** @throws PolicyYaml.InvalidPolicy if the field already has a role that contradicts this one */
    void add(String field, Role role, Place at) {
        for (var earlier : uses) {
            if (earlier.field().equals(field)) {
                check(earlier, role, at);
            }
        }
        uses.add(new Use(field, role, at));
    }

    private static void check(Use earlier, Role role, Place at) {
        if (earlier.role() == role && role.isOnce()) {
            throw at.wrong("'" + role.member + "' names '" + earlier.field() + "' twice");
        }
        if (earlier.role() != role && CONTRADICTIONS.contains(Set.of(earlier.role(), role))) {
            throw at.wrong("'" + earlier.field() + "' can't be in both '" + earlier.role().member
                    + "' and '" + role.member + "'");
        }
    }

    /** @throws PolicyYaml.InvalidPolicy if a used field is one that no document may have */
    void checkAllowed(Content content) {
        for (var use : uses) {
            if (!content.allows(use.field())) {
                throw use.at().wrong("'" + use.field() + "' in '" + use.role().member
                        + "' is not one of 'fields'");
            }
        }
    }
}
