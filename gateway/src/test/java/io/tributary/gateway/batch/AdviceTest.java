package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AdviceTest {
    private static final String WISH = """
            {"observationId": "obs_20260211_0001", "playbookId": "pbk_yolo_grape",
             "playbookVersion": 3, "weatherFeaturesId": "wxf_20260211_demo_01",
             "requestedAt": "2026-02-11T18:20:50-08:00"}""";

    @Test
    void theRuleOfTheIssueAdvises() {
        var advice = Advice.of(Examples.tree(WISH), Examples.tree(Examples.OBSERVATION),
                Examples.playbook()).orElseThrow().numbered(7);

        assertThat(Wire.RECOMMENDATION.flaw(advice)).isNull();
        assertThat(advice.path("recommendationId").asString()).isEqualTo("rec_20260212_0007");
        assertThat(advice.path("action").asString()).contains("sulfur");
        assertThat(advice.at("/timingWindow/startAt").asString())
                .isEqualTo("2026-02-12T04:20:50Z");
    }

    @Test
    void anIssueWithoutARuleHasNoAdvice() {
        var observation = Examples.tree(Examples.OBSERVATION);
        ((ObjectNode) observation.path("extraction")).put("issue", "other");

        assertThat(Advice.of(Examples.tree(WISH), observation, Examples.playbook())).isEmpty();
    }
}
