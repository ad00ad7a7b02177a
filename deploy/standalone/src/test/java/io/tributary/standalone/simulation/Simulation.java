package io.tributary.standalone.simulation;

import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.codec.PolicyYaml;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One thread, one seed: nodes, a network, a hub, and everything that may go wrong between them. */
final class Simulation {
    private static final int STEPS = 500;
    private static final int QUIET_STEPS_MAX = 20_000;
    private static final int STEP_MILLIS_MAX = 40;
    private static final int QUIET_STEP_MILLIS = 50;
    private static final int JUMP_MINUTES_MAX = 60;
    private static final Policies POLICIES = PolicyYaml.read("simulation.yaml", """
            policies:
              - type: current
                overlap: current-wins
              - type: incoming
                overlap: incoming-wins
              - type: strict
                blind: require-base
              - type: timed
                newer-by: time:t
              - type: stock
                outranks: {field: reason, values: [SALE]}
                counters:
                  - field: count
                    ledger: stock.entry
                    min: -40
                    beyond: conflict
                    concurrent-assign: conflict
                    unknown: create
            """);

    private final Random random;
    private final Fault fault;
    private final Guarantees guarantees = Guarantees.everyone();
    private final Network network;
    private final Map<String, Consumer<Reply>> asking = new HashMap<>();
    private final List<VirtualNode> nodes;
    private long now;
    private long gatewayOffset;

    Simulation(long seed, Fault fault) {
        this.fault = fault;
        random = new Random(seed);
        network = new Network(random);
        nodes = List.of(node("desktop", false), node("phone", true), node("till", true),
                node("roaster", false));
    }

    private VirtualNode node(String name, boolean numbering) {
        return new VirtualNode(name, numbering, random, guarantees);
    }

    void run() {
        try (var hub = new SimulatedHub(POLICIES, fault, guarantees, this::answer)) {
            for (int step = 0; step < STEPS; step++) {
                step(hub);
            }
            network.becomeGood();
            for (int step = 0; !isQuiet(hub) && step < QUIET_STEPS_MAX; step++) {
                quietStep(hub);
            }
        }
        guarantees.verify();
    }

    private void step(SimulatedHub hub) {
        pass(hub, random.nextInt(STEP_MILLIS_MAX));
        int what = random.nextInt(100);
        if (what < 1) {
            hub.crash();
        } else if (what < 5) {
            jump(hub);
        } else if (what < 15) {
            someNode().pull(hub.newest(), hub.pending());
        } else if (what < 35) {
            hub.commit();
        } else if (what < 65) {
            push(hub, someNode());
        } else {
            hub.process();
        }
    }

    private void push(SimulatedHub hub, VirtualNode node) {
        var push = node.push(now);
        if (push != null) {
            send(hub, node, push);
        }
    }

    private VirtualNode someNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private void quietStep(SimulatedHub hub) {
        pass(hub, QUIET_STEP_MILLIS);
        while (hub.isBehind()) {
            hub.process();
            hub.commit();
        }
    }

    private void pass(SimulatedHub hub, int millis) {
        now += millis;
        hub.advance(Duration.ofMillis(millis));
        network.deliver(now);
        for (var node : nodes) {
            node.overdue(now).forEach(push -> send(hub, node, push));
        }
    }

    /** The clock of the hub goes ahead, that of its gateways anywhere. */
    private void jump(SimulatedHub hub) {
        if (random.nextInt(4) == 0) {
            hub.advance(Duration.ofMinutes(random.nextInt(JUMP_MINUTES_MAX)));
        }
        gatewayOffset = Duration.ofMinutes(random.nextInt(2 * JUMP_MINUTES_MAX) - JUMP_MINUTES_MAX)
                .toMillis();
    }

    private void send(SimulatedHub hub, VirtualNode node, Push push) {
        network.send(now, () -> {
            var correlation = "c" + asking.size();
            asking.put(correlation, reply -> node.hear(push, reply));
            hub.append(VirtualNode.received(push, gatewayTime())
                    .answeredTo(new ReplyTo(0, correlation)));
        });
    }

    private Instant gatewayTime() {
        return LaneDriver.START.plusMillis(now + gatewayOffset);
    }

    private void answer(Reply reply) {
        var asked = asking.get(reply.correlation());
        if (asked == null) {
            throw new AssertionError("nobody waits for " + reply);
        }
        network.send(now, () -> asked.accept(reply));
    }

    private boolean isQuiet(SimulatedHub hub) {
        return network.isIdle() && !hub.isBehind()
                && nodes.stream().allMatch(VirtualNode::isIdle);
    }
}
