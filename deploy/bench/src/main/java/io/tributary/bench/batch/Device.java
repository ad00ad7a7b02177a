package io.tributary.bench.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.bench.hub.Calls;
import io.tributary.bench.hub.Reply;
import io.tributary.bench.rounds.Patiently;
import io.tributary.bench.rounds.Tally;
import io.tributary.bench.workload.Bytes;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import reactor.core.publisher.Mono;

/**
 * A field device as its app behaves: one sync at a time, each attempt under a new name, and the cursor
 * of the last answer.
 */
final class Device {
    private static final String FIRST_CURSOR = "cur_20260211_0000";

    private final int number;
    private final String run;
    private final Calls calls;
    private final Observations observations;
    private final SplittableRandom random;
    private String cursor = FIRST_CURSOR;
    private int attempts;
    private int made;
    private Holding own = Holding.NOTHING;
    private Holding received = Holding.NOTHING;

    /** @param run stands in the names of its attempts */
    Device(int number, String run, Calls calls, Observations observations) {
        this.number = number;
        this.run = run;
        this.calls = calls;
        this.observations = observations;
        this.random = new SplittableRandom(number);
    }

    static String id(int number) {
        return "dev_bench_" + number;
    }

    String cursor() {
        return cursor;
    }

    /** What was acknowledged of its own records. */
    Holding own() {
        return own;
    }

    /** What came down to it. */
    Holding received() {
        return received;
    }

    /** Whether its next sync is one of the share that brings records. */
    boolean brings(double share) {
        return random.nextDouble() < share;
    }

    /** Whether it has all records of the others, once each, and none of its own. */
    boolean isComplete(Holding all) {
        return received.equals(all.without(own));
    }

    /** Uploads so many new records, at most as many as its ids have room for, and takes the news. */
    Mono<Void> sync(int records, long dueNanos, Patiently patiently, Tally tally) {
        int count = Math.min(records, Observations.NUMBER_MAX - made);
        return patiently.ask(() -> calls.post("/v1/sync/batch",
                Map.of("Idempotency-Key", "sync_" + run + "_" + number + "_" + ++attempts),
                body(count)))
                .doOnNext(reply -> take(reply, count, dueNanos, tally)).then();
    }

    private byte[] body(int count) {
        var out = new Bytes();
        out.put("""
                {"syncId": "sync_%s_%d_%d", "requestedAt": "2026-02-11T18:22:00Z",
                 "device": {"deviceId": "%s", "platform": "ios", "appVersion": "0.1.0",
                 "modelPackageVersion": "q4_2026_02", "offlineModeEnabled": false,
                 "updatedAt": "2026-02-11T18:19:00Z"}, "lastKnownServerCursor": "%s",
                 "upserts": {"recommendations": [], "playbookPatches": [], "observations": ["""
                .formatted(run, number, attempts, id(number), cursor)
                .getBytes(UTF_8));
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.put(',');
            }
            observations.write(out, number, made + i);
        }
        out.put("]}}".getBytes(UTF_8));
        return Arrays.copyOf(out.array(), out.length());
    }

    private void take(Reply reply, int count, long dueNanos, Tally tally) {
        switch (reply) {
            case Reply.Given given -> {
                tally.answered(dueNanos, count);
                take(SyncAnswer.of(given.body()), count, tally);
            }
            case Reply.Refused refused -> tally.failures().count("refused: " + refused.kind());
            case Reply.Again again -> tally.failures().count("never answered: " + again.kind());
        }
    }

    private void take(SyncAnswer answer, int count, Tally tally) {
        if (answer.accepted() != count || answer.conflicts() > 0) {
            tally.failures().count("batch not accepted whole");
        }
        for (int i = 0; i < count; i++) {
            own = own.with(observations.content(number, made + i));
        }
        made += count;
        cursor = answer.cursor();
        received = received.with(answer.news());
    }
}
