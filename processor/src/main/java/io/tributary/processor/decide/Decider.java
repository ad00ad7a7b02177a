package io.tributary.processor.decide;

import java.util.List;

/**
 * A decision without I/O: what a command means in a state, and what that makes of the state.
 *
 * @param <C> the command
 * @param <S> the state
 * @param <E> the events
 */
public interface Decider<C, S, E> {
    S initial();

    /** What follows; never a clock, a store, a log line. */
    List<E> decide(S state, C command);

    /** What an event makes of the state; never fails. */
    S evolve(S state, E event);
}
