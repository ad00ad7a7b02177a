package io.tributary.gateway.lamport;

import io.tributary.schemas.push.Operation;

/** What became of an item before the hub decides about it. */
sealed interface Wish {
    /** An event for the hub to book; {@code id} names it for ever. */
    record Event(Operation operation, String id) implements Wish {}

    /** A state for the hub to keep. */
    record State(Operation operation) implements Wish {}

    /** It can't be done, whatever the hub holds. */
    record Refused(String reason, String suggestion) implements Wish {}
}
