package io.tributary.gateway.push;

import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.Positions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** One answer out of those of the lanes. */
final class Joined {
    private Joined() {}

    /** Of the lanes that a push was sent to; each has settled or refused it. */
    static Answer ofPush(UUID push, List<Reply> replies) {
        var settled = new ArrayList<Reply.Settled>();
        for (var reply : replies) {
            switch (reply) {
                case Reply.Settled it -> settled.add(it);
                case Reply.Refused it -> {
                    return refused(it);
                }
                case Reply.Pending _,Reply.Unseen _ -> {
                    return new Answer.Pending(push);
                }
            }
        }
        return settled(push, settled);
    }

    /** Of all lanes of a tenant, each asked about a push that may have operations in a few. */
    static Answer ofInquiry(UUID push, List<Reply> replies) {
        var settled = new ArrayList<Reply.Settled>();
        boolean seen = false;
        for (var reply : replies) {
            switch (reply) {
                case Reply.Settled it -> settled.add(it);
                case Reply.Refused it -> {
                    return refused(it);
                }
                case Reply.Pending _ -> seen = true;
                case Reply.Unseen _ -> {
                    // A lane without operations of the push never hears of it.
                }
            }
        }
        if (seen) {
            return new Answer.Pending(push);
        }
        if (settled.isEmpty()) {
            return new Answer.Unseen();
        }
        var answer = settled(push, settled);
        return isWhole(answer.outcomes()) ? answer : new Answer.Pending(push);
    }

    private static Answer refused(Reply.Refused reply) {
        return new Answer.Refused(reply.code(), reply.detail(), reply.expected());
    }

    private static Answer.Settled settled(UUID push, List<Reply.Settled> replies) {
        var outcomes = replies.stream().map(Reply.Settled::receipt)
                .flatMap(receipt -> receipt.outcomes().stream())
                .sorted(Comparator.comparingInt(Outcome::index)).toList();
        var positions = Positions.START;
        long lamport = 0;
        for (var reply : replies) {
            Receipt receipt = reply.receipt();
            positions = positions.with(receipt.lane(), receipt.seq());
            lamport = Math.max(lamport, receipt.lamport());
        }
        return new Answer.Settled(push, outcomes, positions, lamport,
                replies.stream().allMatch(Reply.Settled::replayed));
    }

    /** Whether no lane in between is still on its way. */
    private static boolean isWhole(List<Outcome> outcomes) {
        for (int index = 0; index < outcomes.size(); index++) {
            if (outcomes.get(index).index() != index) {
                return false;
            }
        }
        return !outcomes.isEmpty();
    }
}
