package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.pull.Survey.Verdict;
import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Gets a vehicle's alarms: those of the time since the last ones, and news of the open ones. */
final class AlarmStep {
    private final VehicleClient client;
    private final FleetSettings settings;
    private final InstantSource clock;

    AlarmStep(VehicleClient client, FleetSettings settings, InstantSource clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return what went wrong; null if nothing did */
    @Nullable
    String run(Vehicle vehicle, Memory memory, Draft draft, Instant now)
            throws InterruptedException {
        var span = Spans.wanted(draft.alarmsUntil(), now.toEpochMilli(),
                vehicle.overlap().toMillis(), vehicle.firstWindow().toMillis());
        if (span == null) {
            return null;
        }
        try {
            var missed = ask(vehicle, draft, span, draft::alarmsUntil);
            var open = OpenAlarms.next(draft.openAlarms(), memory.openAlarmsAskedUntil(),
                    span.from(), settings.wholeSpan().toMillis());
            return open == null ? missed
                    : Troubles.both(missed, ask(vehicle, draft, open,
                            memory::openAlarmsAskedUntil));
        } catch (VehicleFailure e) {
            return e.text();
        }
    }

    /**
     * Asks window by window, for less where an answer is too large.
     *
     * @param progress is told how far it has come
     * @return what could not be had; null if all was
     */
    private @Nullable String ask(Vehicle vehicle, Draft draft, Span span, LongConsumer progress)
            throws InterruptedException, VehicleFailure {
        long widest = settings.wholeSpan().toMillis();
        var survey = new Survey(List.of(span), new Survey.Bounds(widest, Integer.MAX_VALUE,
                settings.cycleRequestsMax(), 0), widest);
        String missed = null;
        String failure = null;
        for (var window = survey.next(); window != null; window = survey.next()) {
            Verdict verdict;
            try {
                var alarms = Question.answer(client.alarms(vehicle, window));
                draft.alarms(window, alarms, clock.instant());
                verdict = survey.answered(window, alarms.size(), false);
            } catch (VehicleFailure e) {
                failure = e.text();
                verdict = survey.failed(window, e);
                if (verdict instanceof Verdict.Stop) {
                    throw e;
                }
            }
            if (verdict instanceof Verdict.Miss miss) {
                missed = Troubles.both(missed, "no alarms of " + miss.window() + ": " + miss
                        .reason());
            }
            if (!(verdict instanceof Verdict.Smaller)) {
                progress.accept(window.to());
            }
        }
        return survey.isDone() ? missed : Troubles.both(missed, failure);
    }
}
