package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.pull.Waiting;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What devices are told of their playbook, which each of their answers holds. */
class PlaybooksTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final Principal DEVICE = new Principal(
            new RegistryEntry.Tenant(TENANT, "t", 1, 0, Instant.EPOCH),
            new RegistryEntry.Node(new NodeId(new UUID(0, 1)), TENANT, "n", "n", Protocol.BATCH, 0,
                    Instant.EPOCH),
            Scope.OF_NODES);

    private final KeptLane lane = new KeptLane();
    private final Playbooks playbooks = playbooks();

    private Playbooks playbooks() {
        var binder = Binder.get(new MockEnvironment());
        var pulls = binder.bindOrCreate("pull", PullSettings.class);
        var heads = new HeadsView();
        return new Playbooks(new Records(lane, new Waiting(lane, heads, pulls), pulls),
                new Writes(lane), heads, binder.bindOrCreate("batch", BatchSettings.class));
    }

    @Test
    void allWhoAskBeforeTheFirstIsAnsweredShareItsAnswer() {
        playbooks.summary(DEVICE).block();
        var again = playbooks();
        var planted = lane.reads().size();
        var until = Sinks.<Void>empty();
        lane.hold(until.asMono());

        var told = new ArrayList<SyncJson.PlaybookJson>();
        again.summary(DEVICE).subscribe(told::add);
        again.summary(DEVICE).subscribe(told::add);
        assertThat(told).isEmpty();
        until.tryEmitEmpty();

        assertThat(told).hasSize(2);
        assertThat(lane.reads()).hasSize(planted + 1);
    }

    @Test
    void whatFailedIsAskedAnew() {
        lane.hold(Mono.error(new IllegalStateException("the projector is away")));
        assertThat(playbooks.summary(DEVICE).onErrorComplete().blockOptional()).isEmpty();

        lane.hold(Mono.empty());

        assertThat(playbooks.summary(DEVICE).blockOptional())
                .hasValueSatisfying(it -> assertThat(it.version()).isEqualTo(3));
    }
}
