package io.tributary.gateway.exchange;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Makes the peers of new nodes. */
final class Registrations {
    private final Peers peers;
    private final Pushes pushes;

    Registrations(Peers peers, Pushes pushes) {
        this.peers = peers;
        this.pushes = pushes;
    }

    /** The peer of a node that has one stays as it is: the push then fails on its version. */
    Mono<Void> register(RegistryEntry.Tenant tenant, RegistryEntry.Node node, NodeScope scope) {
        var peer = PeerDocument.write(peers.fresh(tenant, scope), false, UUID.randomUUID());
        return pushes.submit(new Submission(tenant, node,
                new IdempotencyKey("exchange-" + UUID.randomUUID()), null,
                List.of(new Operation.Put(0, PeerDocument.entity(node.node()),
                        Basis.onVersion(0L), peer)),
                true)).flatMap(answer -> answer instanceof Answer.Settled settled
                        ? peers.shown(tenant, settled.positions())
                        : Mono.error(Problem.passing(ProblemCode.OUTCOME_UNKNOWN,
                                "the hub did not decide in time; register again").toException()));
    }
}
