package io.tributary.processor.conflict;

import io.tributary.schemas.push.Push;

/** Looks on at a history of pushes of one operation, and fails where the hub breaks a promise. */
interface Judge {
    /**
     * @param before what the hub held of the operation's entity before the push
     * @param hub after the push
     */
    void see(Push push, EntityState before, Decision decision, TestHub hub);

    /** The hub takes the push, and the judge looks at what becomes of it. */
    default void watch(TestHub hub, Push push) {
        var before = hub.state(push.operations().getFirst().entity());
        see(push, before, hub.push(push), hub);
    }
}
