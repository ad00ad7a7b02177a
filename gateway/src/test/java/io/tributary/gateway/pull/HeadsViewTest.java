package io.tributary.gateway.pull;

import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is woken by what. */
class HeadsViewTest {
    private final HeadsView heads = new HeadsView();

    private void show(TenantId tenant, int lane, long seq) {
        heads.apply(new Head(new LaneKey(tenant, lane), seq, 0));
    }

    @Test
    void whatIsThereAlreadyWakesAtOnce() {
        show(TENANT, 1, 5);

        heads.beyond(TENANT, Positions.of(1, 4)).block();
        heads.covering(TENANT, Positions.of(1, 5)).block();
    }

    @Test
    void anyLaneWakesWhoWaitsForNews() {
        CompletableFuture<@Nullable Void> woken = heads.beyond(TENANT, Positions.of(0, 3))
                .toFuture();

        show(TENANT, 0, 3);
        assertThat(woken).isNotDone();
        show(TENANT, 1, 1);

        woken.join();
    }

    @Test
    void allLanesMustComeForWhoDemandsThem() {
        CompletableFuture<@Nullable Void> woken = heads.covering(TENANT, Positions.of(0, 3).with(1,
                2)).toFuture();

        show(TENANT, 0, 9);
        assertThat(woken).isNotDone();
        show(TENANT, 1, 2);

        woken.join();
    }

    @Test
    void anotherTenantWakesNobody() {
        CompletableFuture<@Nullable Void> woken = heads.beyond(TENANT, Positions.START).toFuture();

        show(new TenantId(Names.uuid("other")), 0, 1);

        assertThat(woken).isNotDone();
    }

    @Test
    void aHeadMayGoBack() {
        show(TENANT, 0, 9);
        show(TENANT, 0, 2);

        assertThat(heads.of(TENANT)).isEqualTo(Positions.of(0, 2));
    }
}
