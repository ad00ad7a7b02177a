package io.tributary.standalone.simulation;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Receipt;

/** One promise of the hub. A judge of it throws an {@link AssertionError} as soon as it is broken. */
interface Guarantee {
    /** A node pushes this for the first time. */
    default void onPush(Push push) {}

    /** A node is told what became of its push; it may be told several times. */
    default void onReceipt(Push push, Receipt receipt) {}

    /** A change is visible, in the order of its lane. */
    default void onChange(Change change) {}

    /** A conflict is visible. */
    default void onConflict(Conflict conflict) {}

    /** All that was committed so far is visible. */
    default void onCommit() {}

    /** Everything has been answered. */
    default void verify() {}
}
