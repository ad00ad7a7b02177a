package io.tributary.gateway.batch;

import tools.jackson.databind.node.ObjectNode;

/** What a patch makes of a playbook (contract section 3, Playbook patches). */
sealed interface Patched {
    /** The next version. */
    record Made(ObjectNode playbook) implements Patched {}

    /** The patch is based on another version than the active one. */
    record Outdated(int activeVersion) implements Patched {}

    /** An operation reaches beyond what the playbook's rules let devices edit. */
    record OutOfBounds(String path) implements Patched {}

    /** An operation can't be applied, or the result is no playbook. */
    record Broken(String why) implements Patched {}
}
