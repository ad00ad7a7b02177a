package io.tributary.gateway.fleet.pull;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Answer.AlarmChunk;
import io.tributary.schemas.fleet.Answer.CycleReport;
import io.tributary.schemas.fleet.Answer.SampleChunk;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A vehicle that a hub pulls, and what of it has come to Kafka. */
final class PulledVehicle implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaFixture kafka;
    private final GatewayFixture gateway;
    private final VehicleFixture vehicle;
    private final String tenant;
    private final String id;

    private PulledVehicle(KafkaFixture kafka, GatewayFixture gateway, VehicleFixture vehicle,
            String tenant, String id) {
        this.kafka = kafka;
        this.gateway = gateway;
        this.vehicle = vehicle;
        this.tenant = tenant;
        this.id = id;
    }

    /**
     * Registers a vehicle at a gateway, in a tenant of its own.
     *
     * @param more further members of the request, each with a comma before it
     */
    static PulledVehicle registered(KafkaFixture kafka, GatewayFixture gateway,
            VehicleFixture vehicle, String more) {
        var tenant = gateway.made("/v1/admin/tenants", "{\"name\":\"fleet\"}").get("id")
                .asString();
        var made = gateway.made("/v1/admin/vehicles", "{\"tenantId\":\"" + tenant
                + "\",\"name\":\"Truck\",\"baseUrl\":\"" + vehicle.url() + "\",\"apiKey\":\""
                + VehicleFixture.KEY + "\"" + more + "}");
        return new PulledVehicle(kafka, gateway, vehicle, tenant, made.get("id").asString());
    }

    VehicleFixture vehicle() {
        return vehicle;
    }

    /** Where its telemetry lies. */
    int partition() {
        return LanePartition.of(tenant + "/" + id,
                kafka.topics().named(Topics.FLEET_PROGRESS).partitions());
    }

    List<Answer> answers() {
        return kafka.readAll(Topics.TELEMETRY).stream()
                .filter(record -> new String(record.key(), UTF_8).endsWith("/" + id))
                .map(record -> Codecs.ANSWER.read(record.value())).toList();
    }

    Progress progress() {
        return kafka.readAll(Topics.FLEET_PROGRESS).stream()
                .filter(record -> new String(record.key(), UTF_8).endsWith("/" + id))
                .map(record -> Codecs.PROGRESS.read(record.value())).toList().getLast();
    }

    List<SampleChunk> chunks() {
        return of(SampleChunk.class).toList();
    }

    List<CycleReport> reports() {
        return of(CycleReport.class).toList();
    }

    Stream<AlarmChunk> alarms() {
        return of(AlarmChunk.class);
    }

    List<Span> windows() {
        return chunks().stream().map(SampleChunk::window).toList();
    }

    /** All samples' times, in the order in which they came. */
    List<Long> times() {
        var times = new ArrayList<Long>();
        chunks().forEach(chunk -> {
            for (int i = 0; i < chunk.samples().size(); i++) {
                times.add(chunk.samples().time(i));
            }
        });
        return times;
    }

    CycleReport awaitReport(SyncStatus status) {
        return awaitReport(report -> report.status() == status);
    }

    /** The next report that fits, of the cycles that begin from now on. */
    CycleReport awaitReport(Predicate<CycleReport> wanted) {
        int before = reports().size();
        return await().atMost(PATIENCE).until(() -> reports().stream().skip(before)
                .filter(wanted).findFirst(), found -> found.isPresent()).orElseThrow();
    }

    void awaitCycles(int more) {
        int wanted = reports().size() + more;
        await().atMost(PATIENCE).until(() -> reports().size() >= wanted);
    }

    /** Takes it out, so that it is not asked in the tests that follow. */
    @Override
    public void close() {
        gateway.delete("/v1/admin/vehicles/" + id, ADMIN);
        vehicle.close();
    }

    private <T> Stream<T> of(Class<T> kind) {
        return answers().stream().filter(kind::isInstance).map(kind::cast);
    }
}
