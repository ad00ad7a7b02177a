package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.pull.Survey.Verdict;
import io.tributary.gateway.fleet.vehicle.SampleAnswer;
import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import io.tributary.schemas.fleet.Progress.Missing;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gets a vehicle's samples, from where it was pulled before up to now, and its known gaps. */
final class SampleStep {
    private final VehicleClient client;
    private final FleetSettings settings;
    private final InstantSource clock;

    SampleStep(VehicleClient client, FleetSettings settings, InstantSource clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stores what has been found out so far. */
    interface Checkpoint {
        void store() throws NotStored;
    }

    /**
     * @param trouble what went wrong; null if nothing did
     * @param more whether there is more to ask for at once
     */
    record Result(@Nullable String trouble, boolean more) {}

    Result span(Vehicle vehicle, Memory memory, Draft draft, Instant now, Checkpoint checkpoint)
            throws InterruptedException, NotStored {
        var span = Spans.wanted(draft.dataUntil(), now.toEpochMilli(),
                vehicle.overlap().toMillis(), vehicle.firstWindow().toMillis());
        if (span == null) {
            return new Result(null, false);
        }
        long widest = widest(span, memory);
        boolean narrowing = memory.windowsFailed() >= settings.narrowAfter();
        var survey = new Survey(Spans.without(span, draft.gaps().windows()),
                bounds(widest, narrowing), Math.min(widest, memory.slowWidth()));
        var missed = new ArrayList<Verdict.Miss>();
        boolean taken = false;
        boolean failed = false;
        String failure = null;
        String trouble = null;
        for (var window = survey.next(); window != null
                && trouble == null; window = survey.next()) {
            var asked = ask(vehicle, survey, window);
            failed |= asked.failed();
            failure = asked.reasonOr(failure);
            switch (asked.verdict()) {
                case Verdict.Take take -> {
                    // A vehicle that gives something has gaps; one that gives nothing is ill.
                    missed.forEach(miss -> gap(draft, miss));
                    missed.clear();
                    taken = true;
                    draft.samples(take.window(), asked.answer(),
                            memory.echoes().news(take.window(), asked.answer().samples()),
                            clock.instant());
                    if (!survey.isDone()) {
                        checkpoint.store();
                    }
                }
                case Verdict.Miss miss -> {
                    if (taken) {
                        gap(draft, miss);
                    } else {
                        missed.add(miss);
                    }
                }
                case Verdict.Smaller() -> {
                    // The next window is narrower.
                }
                case Verdict.Stop(String reason) -> trouble = reason;
            }
        }
        if (trouble == null && !taken) {
            trouble = failure == null && !missed.isEmpty() ? missed.getFirst().reason() : failure;
        }
        memory.windowsFailed(failed);
        memory.slowWidth(failed || survey.width() == widest ? Long.MAX_VALUE : survey.width());
        memory.catchingUp(trouble == null && !survey.isDone());
        return new Result(trouble, memory.catchingUp());
    }

    /** A span that was too long to be asked for as a whole stays in steps until its end. */
    private long widest(Span span, Memory memory) {
        long length = span.to() - span.from();
        return memory.catchingUp() || length > settings.wholeSpan().toMillis()
                ? settings.stepWindow().toMillis()
                : length;
    }

    /** Asks again for a gap whose time has come. */
    void gap(Vehicle vehicle, Draft draft, Missing gap) throws InterruptedException {
        var whole = gap.window();
        long length = whole.to() - whole.from();
        var survey = new Survey(List.of(whole), bounds(length, true), length);
        for (var window = survey.next(); window != null; window = survey.next()) {
            var asked = ask(vehicle, survey, window);
            switch (asked.verdict()) {
                case Verdict.Take take ->
                    draft.samples(take.window(), asked.answer(), asked.answer().samples(),
                            clock.instant());
                case Verdict.Miss miss ->
                    draft.gaps().add(miss.window(), miss.reason(), clock.instant());
                case Verdict.Smaller() -> {
                    // The next window is narrower.
                }
                case Verdict.Stop(String reason) -> {
                    draft.gaps().add(new Span(window.from(), whole.to()), reason,
                            clock.instant());
                    return;
                }
            }
        }
    }

    private Survey.Bounds bounds(long widest, boolean narrowing) {
        return new Survey.Bounds(widest, settings.vehicle().rowsMax(),
                settings.cycleRequestsMax(), narrowing ? settings.narrowRequestsMax() : 0);
    }

    private void gap(Draft draft, Verdict.Miss miss) {
        draft.gap(miss.window(), miss.reason(), clock.instant());
    }

    private Asked ask(Vehicle vehicle, Survey survey, Span window) throws InterruptedException {
        try {
            var answer = Question.answer(
                    client.samples(vehicle, window, settings.vehicle().rowsMax()));
            return new Asked(survey.answered(window, answer.rows(), answer.truncated()), answer);
        } catch (VehicleFailure e) {
            return new Asked(survey.failed(window, e), e);
        }
    }

    private record Asked(Verdict verdict, @Nullable SampleAnswer given,
            @Nullable VehicleFailure failure) {
        Asked(Verdict verdict, SampleAnswer given) {
            this(verdict, given, null);
        }

        Asked(Verdict verdict, VehicleFailure failure) {
            this(verdict, null, failure);
        }

        /** Whether the vehicle fails over this window, and may do so for ever. */
        boolean failed() {
            return failure != null && (failure.kind() == VehicleFailure.Kind.BROKEN
                    || failure.kind() == VehicleFailure.Kind.GARBAGE);
        }

        @Nullable
        String reasonOr(@Nullable String other) {
            return failure == null ? other : failure.text();
        }

        SampleAnswer answer() {
            return Objects.requireNonNull(given);
        }
    }
}
