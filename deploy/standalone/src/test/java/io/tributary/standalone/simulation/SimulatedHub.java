package io.tributary.standalone.simulation;

import io.tributary.processor.fixture.KeptStores;
import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.EntityRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The topology between two logs. What it makes of the one becomes visible in the other only with a
 * commit, as in a Kafka transaction; a crash takes back everything since the last.
 */
final class SimulatedHub implements AutoCloseable {
    private final Fault fault;
    private final Guarantee guarantees;
    private final Consumer<Reply> answer;
    private final LaneDriver driver;
    private final List<Push> log = new ArrayList<>();
    private final List<Runnable> uncommitted = new ArrayList<>();
    private final Map<EntityRef, Change> newest = new LinkedHashMap<>();
    private final Map<UUID, Conflict> pending = new LinkedHashMap<>();
    private KeptStores committedStores;
    private int committed;
    private int processed;

    SimulatedHub(Policies policies, Fault fault, Guarantee guarantees,
            Consumer<Reply> answer) {
        this.fault = fault;
        this.guarantees = guarantees;
        this.answer = answer;
        driver = new LaneDriver(policies);
        committedStores = driver.committed();
    }

    /** A gateway writes a push to the log. */
    void append(Push push) {
        log.add(push);
    }

    boolean isBehind() {
        return processed < log.size() || !uncommitted.isEmpty();
    }

    void process() {
        if (processed < log.size()) {
            if (fault == Fault.FORGETS_RECEIPTS) {
                driver.stores().forget("receipts");
            }
            driver.send(log.get(processed));
            processed++;
            collect();
        }
    }

    void advance(Duration time) {
        driver.advance(time);
        collect();
    }

    private void collect() {
        fault.changes(driver.changes()).forEach(it -> uncommitted.add(() -> {
            newest.put(it.entity(), it);
            guarantees.onChange(it);
        }));
        fault.conflicts(driver.conflicts()).forEach(it -> uncommitted.add(() -> {
            if (it.status() == Conflict.Status.PENDING) {
                pending.put(it.id(), it);
            } else {
                pending.remove(it.id());
            }
            guarantees.onConflict(it);
        }));
        if (fault == Fault.ANSWERS_BEFORE_THE_COMMIT) {
            driver.replies().forEach(answer);
        } else {
            driver.replies().forEach(it -> uncommitted.add(() -> answer.accept(it)));
        }
    }

    void commit() {
        committedStores = driver.committed();
        committed = processed;
        // Replies are under way only when all of the transaction is visible.
        uncommitted.forEach(Runnable::run);
        uncommitted.clear();
        guarantees.onCommit();
    }

    /** The process dies; another one goes on where the last commit was. */
    void crash() {
        uncommitted.clear();
        processed = committed;
        driver.restart(committedStores);
    }

    /** What a full pull shows, by entity. */
    Map<EntityRef, Change> newest() {
        return newest;
    }

    /** The conflicts that wait for a person. */
    List<Conflict> pending() {
        return List.copyOf(pending.values());
    }

    @Override
    public void close() {
        driver.close();
    }
}
