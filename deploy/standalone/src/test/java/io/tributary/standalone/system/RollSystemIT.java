package io.tributary.standalone.system;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * An upgrade, with two of each application. It takes minutes on two cores, so it is asked for:
 * CONTRIBUTING says how.
 */
@SharedHubs
@ResourceLock(Installation.LOCK)
@EnabledIfSystemProperty(named = "roll", matches = "true")
class RollSystemIT {
    private final Installation installation;
    private final HubClient admin;

    RollSystemIT(Installation installation) throws IOException {
        this.installation = installation;
        this.admin = installation.admin();
    }

    /** While nodes push and vehicles are pulled; one of each two is stopped, the other killed. */
    @Test
    void eachOfTwoIsRestartedInTurnUnderLoadAndNothingIsLostOrDoubled(TestReporter reporter)
            throws Exception {
        var tenant = admin.newTenant(1);
        var reader = admin.newNode(tenant, "reader");
        installation.startProcessor(Installation.OTHER_PROCESSOR);
        installation.startProjector(Installation.OTHER_PROJECTOR);
        awaitReady(Installation.OTHER_PROCESSOR);
        awaitReady(Installation.OTHER_PROJECTOR);
        var loads = Loads.start(nodes(tenant), installation.url(Installation.OTHER_GATEWAY));
        try (var fleet = PulledFleet.at(installation, Installation.GATEWAY)) {
            goOn(loads);
            restartProcessorsAndProjectors(loads);
            restartGateways(loads, fleet);
            loads.finish(installation.programs());

            reporter.publishEntry("pushes while all six were restarted", loads.times());
            loads.requireAllVisible(reader);
            fleet.judge();
        }
        installation.stop(Installation.OTHER_PROJECTOR);
        installation.stop(Installation.OTHER_PROCESSOR);
    }

    private void restartProcessorsAndProjectors(Loads loads) throws Exception {
        installation.stop(Installation.OTHER_PROCESSOR);
        installation.startProcessor(Installation.OTHER_PROCESSOR);
        awaitReady(Installation.OTHER_PROCESSOR);
        goOn(loads);
        installation.program(Installation.PROCESSOR).kill();
        installation.startProcessor(Installation.PROCESSOR);
        awaitReady(Installation.PROCESSOR);
        goOn(loads);
        installation.stop(Installation.OTHER_PROJECTOR);
        installation.startProjector(Installation.OTHER_PROJECTOR);
        awaitReady(Installation.OTHER_PROJECTOR);
        installation.program(Installation.PROJECTOR).kill();
        installation.startProjector(Installation.PROJECTOR);
        awaitReady(Installation.PROJECTOR);
    }

    /** What was pulled by the one is pulled by the other meanwhile. */
    private void restartGateways(Loads loads, PulledFleet fleet) throws Exception {
        installation.stop(Installation.OTHER_GATEWAY);
        installation.startGateway(Installation.OTHER_GATEWAY);
        Until.isReady(installation.healthPort(Installation.OTHER_GATEWAY));
        goOn(loads);
        fleet.awaitPulledUntil(Instant.now(), Installation.OTHER_GATEWAY);
        installation.program(Installation.GATEWAY).kill();
        fleet.awaitPulledUntil(Instant.now(), Installation.OTHER_GATEWAY);
        installation.startGateway(Installation.GATEWAY);
        Until.isReady(installation.healthPort(Installation.GATEWAY));
        goOn(loads);
    }

    private void goOn(Loads loads) {
        loads.goOn(200, installation.programs());
    }

    private void awaitReady(String program) throws IOException {
        Until.isReady(installation.port(program));
    }

    private List<HubClient> nodes(String tenant) throws Exception {
        var nodes = new ArrayList<HubClient>();
        for (int i = 0; i < 4; i++) {
            nodes.add(admin.newNode(tenant, "load-" + i));
        }
        return nodes;
    }
}
