package io.tributary.processor.sequence;

import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;

/** What became of a numbered push. */
public sealed interface SequenceEvent {
    /** The push that has just come begins a higher epoch, which fences off the lower ones. */
    record Opened(long epoch) implements SequenceEvent {}

    /** The push that has just come is the next one. */
    record Passed(Producer producer) implements SequenceEvent {}

    /** The push that has just come was seen before; its receipt answers it. */
    record Repeated(Producer producer) implements SequenceEvent {}

    /** The push that has just come has to wait for one before it. */
    record Parked(Producer producer, long deadline) implements SequenceEvent {}

    /** The push that has just come has no effect. */
    record Refused(Producer producer, ProblemCode code, Producer expected)
            implements
                SequenceEvent {}

    /** A push that waited is now the next one. */
    record Released(Producer producer) implements SequenceEvent {}

    /** A push that waited has waited long enough, or its epoch is over. */
    record Dropped(Producer producer, ProblemCode code, Producer expected)
            implements
                SequenceEvent {}
}
