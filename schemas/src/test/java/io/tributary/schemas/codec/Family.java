package io.tributary.schemas.codec;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.fixture.AnyAuditEntry;
import io.tributary.schemas.fixture.AnyEvent;
import io.tributary.schemas.fixture.AnyFleetEvent;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A family of events as tests go through all of them.
 *
 * @param name also that of its JSON Schema and of its folder in the golden corpus
 * @param read the event in these bytes, the record's key being that of the event given
 */
record Family(String name, Arbitrary<?> events, Function<Object, byte[]> write,
        BiFunction<Object, byte[], Object> read) {

    static final Family CHANGE = new Family("change", AnyEvent.change(),
            event -> ChangeCodec.write((Change) event),
            (event, value) -> ChangeCodec.read(((Change) event).key(), value));

    static final List<Family> ALL = List.of(CHANGE,
            of("push", AnyEvent.laneRequest(), Codecs.LANE_REQUEST),
            of("reply", AnyEvent.reply(), Codecs.REPLY),
            of("receipt", AnyEvent.receipt(), Codecs.RECEIPT),
            of("conflict", AnyEvent.conflict(), Codecs.CONFLICT),
            of("registry-entry", AnyEvent.registryEntry(), Codecs.REGISTRY_ENTRY),
            of("audit-entry", AnyAuditEntry.any(), Codecs.AUDIT_ENTRY),
            of("head", AnyEvent.head(), Codecs.HEAD),
            of("answer", AnyFleetEvent.answer(), Codecs.ANSWER),
            of("measurements", AnyFleetEvent.measurements(), Codecs.MEASUREMENTS),
            of("alarm", AnyFleetEvent.alarmState(), Codecs.ALARM_STATE),
            of("channels", AnyFleetEvent.channels(), Codecs.CHANNELS),
            of("journal-entry", AnyFleetEvent.journalEntry(), Codecs.JOURNAL_ENTRY),
            of("progress", AnyFleetEvent.progress(), Codecs.PROGRESS));

    @SuppressWarnings("unchecked") // an event of the family comes from its own arbitrary
    private static <T> Family of(String name, Arbitrary<? extends T> events, Codec<T> codec) {
        return new Family(name, events, event -> codec.write((T) event),
                (_, value) -> codec.read(value));
    }

    /** An event of any family. */
    static Arbitrary<Sample> samples() {
        return Arbitraries.of(ALL).flatMap(
                family -> family.events().map(event -> new Sample(family, event)));
    }

    /** An event and how to write and read it. */
    record Sample(Family family, Object event) {
        byte[] json() {
            return family.write().apply(event);
        }

        /** Reads a value that came with this event's key. */
        Object read(byte[] value) {
            return family.read().apply(event, value);
        }
    }
}
