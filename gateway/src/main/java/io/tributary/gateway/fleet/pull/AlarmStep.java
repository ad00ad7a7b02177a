package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.pull.Survey.Verdict;
import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
            since(vehicle, draft, span);
            askAgain(vehicle, memory, draft, span.from());
            return null;
        } catch (VehicleFailure e) {
            return e.text();
        }
    }

    private void since(Vehicle vehicle, Draft draft, Span span)
            throws InterruptedException, VehicleFailure {
        long widest = settings.wholeSpan().toMillis();
        var survey = new Survey(List.of(span), new Survey.Bounds(widest, Integer.MAX_VALUE,
                settings.cycleRequestsMax(), 0), widest);
        for (var window = survey.next(); window != null; window = survey.next()) {
            Verdict verdict;
            try {
                var alarms = Question.answer(client.alarms(vehicle, window));
                draft.alarms(window, alarms, clock.instant());
                verdict = survey.answered(window, alarms.size(), false);
            } catch (VehicleFailure e) {
                verdict = survey.failed(window, e);
                if (verdict instanceof Verdict.Stop) {
                    throw e;
                }
            }
            if (!(verdict instanceof Verdict.Smaller)) {
                draft.alarmsUntil(window.to());
            }
        }
    }

    private void askAgain(Vehicle vehicle, Memory memory, Draft draft, long before)
            throws InterruptedException, VehicleFailure {
        var window = OpenAlarms.next(draft.openAlarms(), memory.openAlarmsAskedUntil(), before,
                settings.wholeSpan().toMillis());
        if (window != null) {
            draft.alarms(window, Question.answer(client.alarms(vehicle, window)),
                    clock.instant());
            memory.openAlarmsAskedUntil(window.to());
        }
    }
}
