package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCursorTest {
    private static final String ID = "018f2f6e-0000-7000-8000-000000000001";
    private static final RegistryEntry.Tenant TENANT = tenant(ID, 2, 1);

    @Test
    void aCursorThatWasIssuedSaysWhereTheDeviceStands() {
        var positions = Positions.of(0, 5).with(1, 9);

        var cursor = BatchCursor.write(TENANT, positions);

        assertThat(cursor).startsWith("cur_");
        assertThat(BatchCursor.read(TENANT, cursor)).contains(positions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cur_20260211_0000", "cur_99991231_9999", "", "cur_", "anything",
            "cur_\u0000"})
    void aCursorThatTheHubNeverIssuedIsUnknown(String cursor) {
        assertThat(BatchCursor.read(TENANT, cursor)).isEmpty();
    }

    @Test
    void anotherTenantsCursorIsUnknown() {
        var other = tenant("018f2f6e-0000-7000-8000-000000000002", 2, 1);

        assertThat(BatchCursor.read(TENANT, BatchCursor.write(other, Positions.of(0, 5))))
                .isEmpty();
    }

    @Test
    void aCursorOfAnEarlierTenantOfTheSameIdIsUnknown() {
        var earlier = tenant(ID, 2, 0);

        assertThat(BatchCursor.read(TENANT, BatchCursor.write(earlier, Positions.of(0, 5))))
                .isEmpty();
    }

    private static RegistryEntry.Tenant tenant(String id, int lanes, long incarnation) {
        return new RegistryEntry.Tenant(TenantId.parse(id), "test", lanes, incarnation,
                Instant.EPOCH);
    }
}
