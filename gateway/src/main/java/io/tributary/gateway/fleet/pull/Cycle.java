package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.vehicle.Status;
import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.SyncStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pull of one vehicle, in the order and with the rules of failure of contract fleet, section 3. A
 * vehicle takes a place among those whose data are under way only once it has answered.
 */
final class Cycle {
    private static final Logger LOG = LoggerFactory.getLogger(Cycle.class);

    private final VehicleClient client;
    private final Store store;
    private final PullCounts counts;
    private final FleetSettings settings;
    private final InstantSource clock;
    private final SampleStep samples;
    private final AlarmStep alarms;

    /** Where answers and progress are kept. */
    interface Store {
        /**
         * Returns when all of it is kept.
         *
         * @throws NotStored if none of it is and never will be, or nobody can say
         */
        void append(Holding vehicle, List<Answer> answers, Progress progress, Instant startedAt)
                throws NotStored;
    }

    Cycle(VehicleClient client, Store store, PullCounts counts, FleetSettings settings,
            InstantSource clock) {
        this.client = client;
        this.store = store;
        this.counts = counts;
        this.settings = settings;
        this.clock = clock;
        samples = new SampleStep(client, settings, clock);
        alarms = new AlarmStep(client, settings, clock);
    }

    /** @return whether there is more to ask for at once */
    boolean run(Holding holding, Vehicle vehicle, Memory memory)
            throws InterruptedException, NotStored {
        var draft = new Draft(memory.progress(), clock.instant(), settings);
        Status status;
        try {
            status = counts.asking().within(() -> Question.answer(client.status(vehicle)));
        } catch (VehicleFailure e) {
            fail(holding, memory, draft,
                    e.kind() == VehicleFailure.Kind.TIMEOUT ? SyncStatus.TIMEOUT
                            : SyncStatus.ERROR, e.text());
            return false;
        }
        memory.answered(true);
        // The contract's "now": after the status, and the end of all that is asked for below.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        draft.seen(now, status.softwareVersion());
        return counts.inFlight().within(() -> pull(holding, vehicle, memory, draft, now));
    }

    /** Reports a vehicle that can't even be asked. */
    void refuse(Holding holding, Memory memory, String why) throws NotStored {
        fail(holding, memory, new Draft(memory.progress(), clock.instant(), settings),
                SyncStatus.ERROR, why);
    }

    private boolean pull(Holding holding, Vehicle vehicle, Memory memory, Draft draft,
            Instant now) throws InterruptedException, NotStored {
        channels(vehicle, memory, draft);
        var result = samples.span(vehicle, memory, draft, now,
                () -> store(holding, memory, draft));
        var trouble = Troubles.both(result.trouble(), alarms.run(vehicle, memory, draft, now));
        if (result.trouble() == null) {
            for (var gap : draft.gaps().due(now)) {
                samples.gap(vehicle, draft, gap);
            }
        }
        draft.report(SyncStatus.OK, Troubles.both(trouble, draft.excess()), clock.instant());
        store(holding, memory, draft);
        counts.ended(SyncStatus.OK);
        return result.more();
    }

    private void channels(Vehicle vehicle, Memory memory, Draft draft)
            throws InterruptedException {
        try {
            var channels = Question.answer(client.channels(vehicle));
            var at = clock.instant();
            if (!memory.knows(channels, at.minus(settings.channelsRefresh()))) {
                draft.channels(channels, at);
                memory.channelsWritten(channels, at);
            }
        } catch (VehicleFailure e) {
            LOG.debug("no channels of {}: {}", vehicle, e.text());
        }
    }

    private void fail(Holding holding, Memory memory, Draft draft, SyncStatus status, String why)
            throws NotStored {
        memory.answered(false);
        draft.report(status, why, clock.instant());
        store(holding, memory, draft);
        counts.ended(status);
    }

    private void store(Holding holding, Memory memory, Draft draft) throws NotStored {
        var progress = draft.progress();
        var answers = draft.takeAnswers();
        store.append(holding, answers, progress, draft.startedAt());
        memory.stored(progress);
        for (var answer : answers) {
            if (answer instanceof Answer.SampleChunk chunk) {
                counts.stored(chunk.samples().size());
            }
        }
    }
}
