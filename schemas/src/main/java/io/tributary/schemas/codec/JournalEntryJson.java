package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A record of the journal topic. */
record JournalEntryJson(String kind, @Nullable CycleJson cycle, @Nullable Long from,
        @Nullable Long to, @Nullable String reason, @Nullable Instant noticedAt,
        @Nullable List<Span> covered, @Nullable List<GapJson> gaps,
        @Nullable Long newestSample, @Nullable String what, @Nullable Integer kept,
        @Nullable Integer leftOut, @Nullable Instant at) {

    static JournalEntryJson of(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.Cycle it -> new JournalEntryJson("cycle",
                    CycleJson.of(it.report()), null, null, null, null, null, null, null, null, null,
                    null, null);
            case JournalEntry.Missed it -> new JournalEntryJson("missed", null,
                    it.window().from(), it.window().to(), it.reason(), it.noticedAt(), null, null,
                    null, null, null, null, null);
            case JournalEntry.Coverage it -> new JournalEntryJson("coverage", null, null, null,
                    null, null, it.covered(),
                    it.gaps().stream().map(GapJson::of).toList(), it.newestSample(), null, null,
                    null, it.at());
            case JournalEntry.Exceeded it -> new JournalEntryJson("exceeded", null, null, null,
                    null, null, null, null, null, it.what().name().toLowerCase(Locale.ROOT),
                    it.kept(), it.leftOut(), it.at());
        };
    }

    JournalEntry toEntry() {
        return switch (kind) {
            case "cycle" -> new JournalEntry.Cycle(member("cycle", cycle).toReport());
            case "missed" -> new JournalEntry.Missed(
                    new Span(member("from", from), member("to", to)), member("reason", reason),
                    member("noticedAt", noticedAt));
            case "coverage" -> new JournalEntry.Coverage(member("covered", covered),
                    member("gaps", gaps).stream().map(GapJson::toGap).toList(),
                    newestSample, member("at", at));
            case "exceeded" -> new JournalEntry.Exceeded(
                    JournalEntry.Excess.valueOf(member("what", what).toUpperCase(Locale.ROOT)),
                    member("kept", kept), member("leftOut", leftOut), member("at", at));
            default -> throw new UnreadableEvent("unknown kind '" + kind + "'");
        };
    }

    /** A gap as it stands in a coverage. */
    record GapJson(long from, long to, String reason) {
        static GapJson of(JournalEntry.KnownGap gap) {
            return new GapJson(gap.window().from(), gap.window().to(), gap.reason());
        }

        JournalEntry.KnownGap toGap() {
            return new JournalEntry.KnownGap(new Span(from, to), reason);
        }
    }
}
