package io.tributary.cli.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What of the hub's answers is not as it should be. Everything that moves is given some time: a busy
 * hub always has something under way.
 *
 * @param now by the hub's clock
 * @param patience how long a record may wait
 * @param conflictPatience how long a conflict may wait for a person
 */
record Diagnosis(Instant now, Duration patience, Duration conflictPatience) {
    private static final int LANES_MAX = 20;
    private static final int REASON_MAX = 80;

    /** @param lag as the hub answers it */
    List<Finding> ofLag(JsonNode lag) {
        var findings = new ArrayList<Finding>();
        canary(lag.get("canary"), findings);
        lag.get("stages").forEach(stage -> stage(stage, findings));
        lag.get("lanes").valueStream()
                .filter(lane -> isLate(lane.path("oldestUnseenAt")))
                .limit(LANES_MAX).forEach(lane -> findings.add(new Finding("unseen changes",
                        lane.get("tenantId").asString() + "/" + lane.get("lane").asString(),
                        age(lane.get("oldestUnseenAt")), lane.get("behind").asString()
                                + " changes are decided and not visible: see the projector")));
        return findings;
    }

    private void canary(JsonNode canary, List<Finding> findings) {
        if (!canary.get("enabled").asBoolean()) {
            return;
        }
        var answered = Duration.ofSeconds(canary.get("answeredSeconds").asLong());
        var visible = Duration.ofSeconds(canary.get("visibleSeconds").asLong());
        if (answered.compareTo(patience) > 0) {
            findings.add(new Finding("pushes", "all partitions", answered,
                    "none of the hub's own pushes is answered: see the processor and Kafka"));
        } else if (visible.compareTo(patience) > 0) {
            findings.add(new Finding("changes", "all partitions", visible, "the hub's own pushes"
                    + " are answered and do not become visible: see the projector and Postgres"));
        }
        canary.get("stalledPartitions").forEach(partition -> findings.add(new Finding("pushes",
                "partition " + partition.asString(), null,
                "the hub's own pushes do not come through here, though they do elsewhere")));
    }

    private void stage(JsonNode stage, List<Finding> findings) {
        stage.get("partitions").valueStream().filter(partition -> isLate(partition
                .path("oldestAt")))
                .forEach(partition -> findings.add(new Finding("stage " + stage.get("stage")
                        .asString(),
                        partition.get("topic").asString() + "-" + partition.get("partition")
                                .asString(),
                        age(partition.get("oldestAt")), partition.get("lag").asString()
                                + " records wait for the group " + stage.get("group")
                                        .asString())));
    }

    /**
     * Those that were not put back, by what they have in common.
     *
     * @param since older ones are no news
     */
    List<Finding> ofLetters(JsonNode letters, Duration since) {
        var groups = letters.get("letters").valueStream()
                .filter(letter -> !letter.hasNonNull("replayedAs"))
                .filter(letter -> Duration.between(Instant.parse(letter.get("at").asString()), now)
                        .compareTo(since) <= 0)
                .collect(Collectors.groupingBy(Diagnosis::kind, LinkedHashMap::new,
                        Collectors.toList()));
        return groups.entrySet().stream().map(group -> new Finding("dead letters",
                group.getKey().origin(), age(group.getValue().getLast().get("at")),
                group.getValue().size() + " set aside by the " + group.getKey().application()
                        + ": " + group.getKey().reason()))
                .toList();
    }

    private static Kind kind(JsonNode letter) {
        var origin = letter.path("origin").asString("");
        int dash = origin.lastIndexOf('-');
        var reason = letter.path("reason").asString("");
        return new Kind(letter.path("application").asString(""),
                dash < 0 ? origin : origin.substring(0, dash),
                reason.substring(0, Math.min(REASON_MAX, reason.length())));
    }

    /** @param vehicles as the hub lists them */
    List<Finding> ofVehicles(List<JsonNode> vehicles) {
        return vehicles.stream().filter(vehicle -> vehicle.get("enabled").asBoolean())
                .map(this::vehicle).flatMap(Optional::stream).toList();
    }

    private Optional<Finding> vehicle(JsonNode vehicle) {
        var lag = vehicle.hasNonNull("lagSeconds")
                ? Duration.ofSeconds(vehicle.get("lagSeconds").asLong())
                : null;
        var status = vehicle.get("syncStatus").asString();
        boolean behind = lag == null
                ? status.equals("timeout") || status.equals("error")
                : lag.compareTo(patience.plusSeconds(vehicle.path("intervalSeconds").asLong(0)
                        + vehicle.path("overlapSeconds").asLong(0))) > 0;
        return behind ? Optional.of(new Finding("vehicle",
                vehicle.get("id").asString() + " " + vehicle.get("name").asString(), lag,
                "its last cycle ended with '" + status + "': see its journal"))
                : Optional.empty();
    }

    /** @param open the tenants with open conflicts, as the hub lists them */
    List<Finding> ofConflicts(JsonNode open) {
        return open.get("tenants").valueStream()
                .filter(tenant -> Duration.between(Instant.parse(tenant.get("oldestAt")
                        .asString()), now).compareTo(conflictPatience) > 0)
                .map(tenant -> new Finding("conflicts", tenant.get("tenantId").asString(),
                        age(tenant.get("oldestAt")), tenant.get("open").asString()
                                + " wait for a person: conflicts list --tenant"))
                .toList();
    }

    private boolean isLate(JsonNode time) {
        var age = age(time);
        return age != null && age.compareTo(patience) > 0;
    }

    private @Nullable Duration age(JsonNode time) {
        return Ages.of(time, now);
    }

    /** What letters have in common that one cause has set aside. */
    private record Kind(String application, String origin, String reason) {}
}
