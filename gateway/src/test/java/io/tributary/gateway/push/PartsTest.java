package io.tributary.gateway.push;

import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a request is cut into lanes. */
class PartsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final RegistryEntry.Node TILL = new RegistryEntry.Node(node("till"), TENANT,
            "till", "Till", Protocol.NATIVE, 0, NOW);

    private static Submission submission(int lanes, String key, @Nullable Producer producer,
            int operations) {
        return new Submission(new RegistryEntry.Tenant(TENANT, "test", lanes, 1, NOW),
                TILL, new IdempotencyKey(key), producer,
                IntStream.range(0, operations).<Operation>mapToObj(i -> new Operation.Delete(i,
                        new EntityRef("order", "order-" + i), Basis.NONE)).toList(), false);
    }

    private static List<Push> all(Parts parts) {
        return Stream.concat(Stream.of(parts.home()), parts.others().stream()).toList();
    }

    @Test
    void aTenantOfOneLaneHasOnePart() {
        var parts = Parts.of(submission(1, "k", null, 10), Policies.NONE, NOW);

        assertThat(parts.others()).isEmpty();
        assertThat(parts.home().operations()).hasSize(10);
    }

    @Test
    void eachOperationIsInTheLaneOfItsEntityAndInOrder() {
        var parts = all(Parts.of(submission(8, "k", null, 500), Policies.NONE, NOW));

        assertThat(parts).extracting(Push::lane).doesNotHaveDuplicates();
        assertThat(parts.stream().mapToInt(part -> part.operations().size()).sum())
                .isEqualTo(500);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.operations()).extracting(Operation::index).isSorted();
            assertThat(part.operations()).allMatch(operation -> part.lane()
                    .lane() == LaneKey.laneOf(operation.entity().id(), 8));
        });
        assertThat(parts).extracting(Push::fingerprint).containsOnly(parts.getFirst()
                .fingerprint());
    }

    @Test
    void allRequestsOfAKeyMeetInOneLane() {
        var homes = new ArrayList<Integer>();
        for (int operations = 1; operations < 30; operations++) {
            homes.add(Parts.of(submission(8, "k", null, operations), Policies.NONE, NOW).home()
                    .lane().lane());
        }

        assertThat(homes).containsOnly(homes.getFirst());
    }

    @Test
    void anEntityLiesWithTheOneThatItsIdBeginsWithWhereThePolicySaysSo() {
        var policies = new Policies(
                List.of(Policy.of("line").with(Policy.PartitionBy.ID_PREFIX)));
        var order = deleting("order", "7");
        var line = deleting("line", "7/1");

        assertThat(laneOf(line, policies)).isEqualTo(laneOf(order, policies));
        assertThat(laneOf(line, Policies.NONE)).isNotEqualTo(laneOf(order, Policies.NONE));
    }

    private static Operation deleting(String type, String id) {
        return new Operation.Delete(0, new EntityRef(type, id), Basis.NONE);
    }

    private static int laneOf(Operation operation, Policies policies) {
        var submission = new Submission(new RegistryEntry.Tenant(TENANT, "test", 256, 1, NOW),
                TILL, new IdempotencyKey("k"), null, List.of(operation), false);
        return all(Parts.of(submission, policies, NOW)).stream()
                .filter(part -> !part.operations().isEmpty()).findFirst().orElseThrow().lane()
                .lane();
    }

    @Test
    void aNumberedPushIsSeenByEveryLane() {
        var parts = Parts.of(submission(8, "k", new Producer(0, 1), 1), Policies.NONE, NOW);

        assertThat(all(parts)).extracting(part -> part.lane().lane())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(Parts.of(submission(8, "other", new Producer(0, 2), 1), Policies.NONE, NOW)
                .home().lane())
                .isEqualTo(parts.home().lane());
    }
}
