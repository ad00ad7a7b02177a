package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.pull.Waiting;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.publisher.Mono;

/** How long the hub knows what it answered, and how much it keeps for that. */
class AnswersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final Principal DEVICE = device(1);

    private final KeptLane lane = new KeptLane();

    private static Principal device(long number) {
        return new Principal(new RegistryEntry.Tenant(TENANT, "t", 1, 0, Instant.EPOCH),
                new RegistryEntry.Node(new NodeId(new UUID(0, number)), TENANT, "n", "n",
                        Protocol.BATCH, 0, Instant.EPOCH),
                Scope.OF_NODES);
    }

    /** A gateway that has answered nothing yet. */
    private Answers gateway(int answersMax) {
        var binder = new Binder(new MapConfigurationPropertySource(
                Map.of("x.answers-max", Integer.toString(answersMax))));
        var pulls = binder.bindOrCreate("y", PullSettings.class);
        return new Answers(new Records(lane, new Waiting(lane, new HeadsView(), pulls), pulls),
                new Writes(lane), binder.bindOrCreate("x", BatchSettings.class), PATIENCE);
    }

    private static Asked asked(String name, String content) {
        return new Asked(List.of("sync/" + name, "sync-key/" + name), content);
    }

    private static String answer(Answers gateway, String name, Mono<String> work) {
        return gateway.once(DEVICE, asked(name, "content"), work).blockOptional(PATIENCE)
                .orElseThrow();
    }

    @Test
    void anotherGatewayGivesTheAnswerThatWasStored() {
        answer(gateway(500), "a", Mono.just("first"));

        assertThat(answer(gateway(500), "a", Mono.error(new AssertionError("done again"))))
                .isEqualTo("first");
    }

    @Test
    void aNameThatStandsForOtherContentIsRefusedByEveryGateway() {
        answer(gateway(500), "a", Mono.just("first"));

        assertThatThrownBy(() -> gateway(500).once(DEVICE, asked("a", "other"), Mono.just("x"))
                .block(PATIENCE)).hasMessageContaining("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void namesOfOtherNodesAreOthers() {
        answer(gateway(1), "a", Mono.just("mine"));

        var theirs = gateway(1).once(device(2), asked("a", "other"), Mono.just("theirs"));

        assertThat(theirs.block(PATIENCE)).isEqualTo("theirs");
        assertThat(answer(gateway(1), "a", Mono.just("x"))).isEqualTo("mine");
    }

    @Test
    void whatIsKeptOfANodeDoesNotGrowWithItsRequests() {
        for (int i = 0; i < 1000; i++) {
            assertThat(answer(gateway(10), "a" + i, Mono.just("answer " + i)))
                    .isEqualTo("answer " + i);
        }

        assertThat(lane.size()).isLessThanOrEqualTo(2 * 10);
    }

    @Test
    void anAnswerWhosePlaceWasTakenIsMadeAndStoredAnew() {
        answer(gateway(1), "a", Mono.just("first"));
        answer(gateway(1), "b", Mono.just("b"));

        assertThat(answer(gateway(1), "a", Mono.just("second"))).isEqualTo("second");
        assertThat(answer(gateway(1), "a", Mono.just("third"))).isEqualTo("second");
    }

    @Test
    void ofTwoThatComeAtOnceBothGetTheAnswerThatWasStoredFirst() {
        var slower = Mono.fromSupplier(() -> answer(gateway(500), "a", Mono.just("faster")))
                .thenReturn("slower");

        assertThat(answer(gateway(500), "a", slower)).isEqualTo("faster");
    }

    @Test
    void whoeverFindsThePlaceTakenByAnotherNameMeanwhileTakesItAgain() {
        var slower = Mono.fromSupplier(() -> answer(gateway(1), "b", Mono.just("b")))
                .thenReturn("a");

        assertThat(answer(gateway(1), "a", slower)).isEqualTo("a");
        assertThat(answer(gateway(1), "a", Mono.just("x"))).isEqualTo("a");
    }

    @Test
    void ofTwoThatComeAtOnceBothGetOneAnswerAlsoIfTheirPlaceIsTakenBetweenThem() {
        var gateway = gateway(1);
        var slower = Mono.fromSupplier(() -> answer(gateway, "a", Mono.just("faster"))
                + answer(gateway, "b", Mono.just("b"))).thenReturn("slower");

        assertThat(answer(gateway, "a", slower)).isEqualTo("faster");
    }
}
