package io.tributary.gateway.lamport;

import java.util.List;

/** Ends a request that does not have the declared shape. */
final class InvalidShape extends RuntimeException {
    private final transient List<Fault> faults;

    InvalidShape(List<Fault> faults) {
        // It is an answer, not a bug: nobody reads the stack, and filling it in costs much.
        super(faults.toString(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    InvalidShape(Fault fault) {
        this(List.of(fault));
    }

    List<Fault> faults() {
        return faults;
    }
}
