package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.tributary.schemas.topic.Topics;
import io.tributary.standalone.system.SpanReceiver.Received;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a collector of traces hears of a push, from all applications of a hub. */
@SharedHubs
class TracesSystemIT {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String BODY = """
            {"operations":[{"op":"put","type":"n","id":"1","data":{"secret":"classified"}}]}""";

    private final RunningHub hub;

    TracesSystemIT(RunningHub hub) {
        this.hub = hub;
    }

    @Test
    void aPushIsOneTraceFromItsCallerToTheRowsInPostgres() throws Exception {
        var node = hub.admin().newTenantsNode(1);
        var trace = newTrace();

        HubClient.ok(node.post("/v1/push", "traced", BODY, "traceparent",
                "00-" + trace + "-" + CALLER + "-01", "tracestate", "caller=1"));
        Until.isTrue("all spans are there", () -> hub.spans().of(trace).size() >= 4);

        var request = only(trace, "tributary-gateway", SpanKind.SPAN_KIND_SERVER);
        var sending = only(trace, "tributary-gateway", SpanKind.SPAN_KIND_PRODUCER);
        var deciding = only(trace, "tributary-processor", SpanKind.SPAN_KIND_CONSUMER);
        var showing = only(trace, "tributary-projector", SpanKind.SPAN_KIND_CONSUMER);
        assertThat(List.of(request.parent(), sending.parent(), deciding.parent(),
                showing.parent()))
                .containsExactly(CALLER, request.id(), sending.id(), deciding.id());
        assertThat(hub.spans().of(trace)).hasSize(4).allSatisfy(one -> {
            assertThat(one.span().getTraceState()).isEqualTo("caller=1");
            assertThat(one.span().toString()).doesNotContain(node.token(), "classified",
                    "traced\"");
        });
        assertThat(deciding.tag("tributary.push")).isEqualTo(sending.tag("tributary.push"))
                .isNotEmpty();
        assertThat(showing.tag("messaging.destination.name")).isEqualTo(Topics.CHANGES);
    }

    @Test
    void aPushThatItsCallerDoesNotWantTracedIsSentToNoCollector() throws Exception {
        var node = hub.admin().newTenantsNode(1);
        var untraced = newTrace();
        var later = newTrace();

        HubClient.ok(node.post("/v1/push", "quiet", BODY, "traceparent",
                "00-" + untraced + "-" + CALLER + "-00"));
        HubClient.ok(node.post("/v1/push", "loud", BODY.replace("classified", "x"), "traceparent",
                "00-" + later + "-" + CALLER + "-01"));
        Until.isTrue("a later one is there", () -> hub.spans().of(later).size() >= 4);

        assertThat(hub.spans().of(untraced)).isEmpty();
    }

    private Received only(String trace, String service, SpanKind kind) {
        var found = hub.spans().of(trace).stream().filter(
                one -> one.service().equals(service) && one.span().getKind() == kind).toList();
        assertThat(found).as(service + " " + kind).hasSize(1);
        return found.getFirst();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
