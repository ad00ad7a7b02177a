package io.tributary.gateway.push;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A request cut into one push a lane. The home lane sees every request of its key, so it alone can
 * tell that a key stands for another request: its part goes first, and the others only if it settled.
 *
 * @param others those that have operations, and all lanes if the node numbers its pushes: then each
 *        lane must see every number
 */
record Parts(Push home, List<Push> others) {
    static Parts of(Submission submission, Policies policies, Instant receivedAt) {
        var fingerprint = Fingerprint.of(submission);
        int lanes = submission.tenant().lanes();
        if (lanes == 1) {
            return new Parts(push(submission, 0, submission.operations(), fingerprint, receivedAt),
                    List.of());
        }
        var byLane = new TreeMap<Integer, List<Operation>>();
        for (var operation : submission.operations()) {
            requireOwnLane(operation.entity(), policies, lanes);
            byLane.computeIfAbsent(laneOf(operation.entity(), policies, lanes),
                    _ -> new ArrayList<>()).add(operation);
        }
        if (submission.atomic() && byLane.size() > 1) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "an atomic push must fall into"
                    + " one lane; this one has operations in " + byLane.size());
        }
        if (submission.producer() != null) {
            for (int lane = 0; lane < lanes; lane++) {
                byLane.computeIfAbsent(lane, _ -> List.of());
            }
        }
        int homeLane = homeLane(submission);
        var home = byLane.remove(homeLane);
        return new Parts(
                push(submission, homeLane, home == null ? List.of() : home, fingerprint,
                        receivedAt),
                byLane.entrySet().stream().map(part -> push(submission, part.getKey(),
                        part.getValue(), fingerprint, receivedAt)).toList());
    }

    /** What is booked on another entity is booked in the lane of the document that does so. */
    private static void requireOwnLane(EntityRef entity, Policies policies, int lanes) {
        if (!policies.of(entity.type()).bookings().isEmpty()) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "'" + entity.type() + "' counts"
                    + " on other entities, which needs a tenant of one lane; this one has "
                    + lanes);
        }
    }

    private static int laneOf(EntityRef entity, Policies policies, int lanes) {
        return LaneKey.laneOf(policies.of(entity.type()).partitionBy().in(entity.id()), lanes);
    }

    /** Where all pushes of this key, or all numbered pushes of this node, are known. */
    private static int homeLane(Submission submission) {
        var name = submission.node().toString();
        return LaneKey.laneOf(
                submission.producer() == null ? name + "/" + submission.key() : name,
                submission.tenant().lanes());
    }

    private static Push push(Submission submission, int lane, List<Operation> operations,
            String fingerprint, Instant receivedAt) {
        return new Push(new LaneKey(submission.tenant().tenant(), lane), submission.node(),
                submission.sender().rank(), submission.key(), fingerprint,
                submission.producer(), operations, submission.atomic(), receivedAt, null);
    }
}
