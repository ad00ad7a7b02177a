package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.RegistryView;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Progress.OpenAlarm;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PullReportTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final long START = 1_000_000_000;

    private final PullCounts counts = new PullCounts(TestSettings.with());
    private final RegistryView registry = new RegistryView(InstantSource.system());
    private final Map<NodeId, Progress> progress = new HashMap<>();
    private long now = START;
    private final PullReport report = new PullReport(counts, registry, progress::get,
            this::instant);

    @Test
    void aLineIsOfWhatCameSinceTheLast() {
        pulled(1, START - 2000, List.of());
        counts.held(Set.of(new NodeId(new UUID(0, 1))));
        counts.ended(SyncStatus.OK);
        counts.stored(1500);
        now = START + 15_000;

        assertThat(report.line()).isEqualTo("1 vehicles pulled in the last 15.0 s: 1 cycles well,"
                + " 0 timed out, 0 failed; 1,500 samples, repeated ones included; of all"
                + " vehicles the furthest behind is so by 17.0 s; 0 alarms are open");
        counts.ended(SyncStatus.ERROR);
        now = START + 30_000;
        assertThat(report.line()).contains("0 cycles well, 0 timed out, 1 failed; 0 samples");
    }

    @Test
    void theFurthestBehindAndTheOpenAlarmsAreOfAllVehicles() {
        pulled(1, START - 1000, List.of(new OpenAlarm(1, 0)));
        pulled(2, START - 7_200_000, List.of(new OpenAlarm(1, 0), new OpenAlarm(2, 0)));
        counts.held(Set.of(new NodeId(new UUID(0, 1))));

        assertThat(report.line()).contains("by 2h;", "3 alarms are open");
    }

    @Test
    void whereThereIsNothingToPullNothingIsSaid() {
        assertThat(report.line()).isNull();
    }

    private Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    private void pulled(int number, long until, List<OpenAlarm> alarms) {
        var node = new NodeId(new UUID(1, number));
        registry.apply(new RegistryEntry.Vehicle(node, TENANT, "T", "http://10.8.0.7", null, null,
                null, null, null, true, false, Set.of(), "", Instant.EPOCH));
        progress.put(node, new Progress(until, null, null, alarms, List.of(), SyncStatus.OK, null,
                null));
    }
}
