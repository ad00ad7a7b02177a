package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of the telemetry topic. */
record AnswerJson(String kind, @Nullable Long from, @Nullable Long to,
        @Nullable Samples samples, @Nullable Integer nullValues, @Nullable Integer nonFinite,
        @Nullable List<Alarm> alarms, @Nullable List<Channel> channels,
        @Nullable String reason, @Nullable Instant pulledAt, @Nullable Instant noticedAt,
        @Nullable CycleJson cycle) {

    static AnswerJson of(Answer answer) {
        return switch (answer) {
            case Answer.SampleChunk it -> new AnswerJson("samples", it.window().from(),
                    it.window().to(), it.samples(), it.nullValues(), it.nonFinite(), null, null,
                    null, it.pulledAt(), null, null);
            case Answer.AlarmChunk it -> new AnswerJson("alarms", it.window().from(),
                    it.window().to(), null, null, null, it.alarms(), null, null, it.pulledAt(),
                    null, null);
            case Answer.ChannelList it -> new AnswerJson("channels", null, null, null, null, null,
                    null, it.channels(), null, it.pulledAt(), null, null);
            case Answer.CycleReport it -> new AnswerJson("cycle", null, null, null, null, null,
                    null, null, null, null, null, CycleJson.of(it));
            case Answer.Gap it -> new AnswerJson("gap", it.window().from(), it.window().to(), null,
                    null, null, null, null, it.reason(), null, it.noticedAt(), null);
        };
    }

    Answer toAnswer() {
        return switch (kind) {
            case "samples" -> new Answer.SampleChunk(window(), member("samples", samples),
                    member("nullValues", nullValues), member("nonFinite", nonFinite),
                    member("pulledAt", pulledAt));
            case "alarms" -> new Answer.AlarmChunk(window(), member("alarms", alarms),
                    member("pulledAt", pulledAt));
            case "channels" -> new Answer.ChannelList(member("channels", channels),
                    member("pulledAt", pulledAt));
            case "cycle" -> member("cycle", cycle).toReport();
            case "gap" -> new Answer.Gap(window(), member("reason", reason),
                    member("noticedAt", noticedAt));
            default -> throw new UnreadableEvent("unknown kind '" + kind + "'");
        };
    }

    private Span window() {
        return new Span(member("from", from), member("to", to));
    }
}
