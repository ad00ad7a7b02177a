package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a patch asks for, a playbook stays a playbook. */
class PatchingPropertyTest {
    private static final String NOW = "2026-02-11T18:21:14Z";

    @Property
    void whatIsMadeIsAPlaybookOfTheNextVersion(@ForAll("patches") PlaybookPatch patch) {
        if (Patching.of(Examples.playbook(), patch, NOW) instanceof Patched.Made made) {
            assertThat(Wire.PLAYBOOK.flaw(made.playbook())).isNull();
            assertThat(made.playbook().path("version").asInt()).isEqualTo(4);
        }
    }

    @Property
    void onlyEditablePathsEverChange(@ForAll("patches") PlaybookPatch patch) {
        if (Patching.of(Examples.playbook(), patch, NOW) instanceof Patched.Made made) {
            assertThat(fixed(made.playbook())).isEqualTo(fixed(Examples.playbook()));
        }
    }

    @Property
    void theSamePatchMakesTheSame(@ForAll("patches") PlaybookPatch patch) {
        assertThat(Patching.of(Examples.playbook(), patch, NOW))
                .isEqualTo(Patching.of(Examples.playbook(), patch, NOW));
    }

    @Property
    void aPatchIsNeverAppliedTwice(@ForAll("patches") PlaybookPatch patch) {
        if (Patching.of(Examples.playbook(), patch, NOW) instanceof Patched.Made made) {
            assertThat(Patching.of(made.playbook(), patch, NOW))
                    .isEqualTo(new Patched.Outdated(4));
        }
    }

    @Provide
    Arbitrary<PlaybookPatch> patches() {
        return Combinators.combine(Arbitraries.of(2, 3, 3, 3, 3, 4),
                steps().list().ofMinSize(1).ofMaxSize(4)).as(PatchingPropertyTest::patch);
    }

    private static Arbitrary<ObjectNode> steps() {
        var root = "/rules/rule_pm_moderate";
        var paths = Arbitraries.of(root + "/constraints/maxWindKph",
                root + "/action/instructions", root + "/timing/baseWindowHours",
                root + "/timing/baseWindowHours/endOffsetHours",
                root + "/timing/baseWindowHours/", root + "/timing/baseWindowHours/a~1b",
                root + "/severity", "/rules/rule_heat_moderate/constraints/maxTemperatureC",
                "/rules/", "/rules/none/at/all");
        var values = Arbitraries.of("10", "-1", "\"spray\"", "\"\"", "null", "true", "[]",
                "{\"startOffsetHours\": 1, \"endOffsetHours\": 2}");
        return Combinators.combine(Arbitraries.of("add", "replace", "remove"), paths,
                values.injectNull(0.1)).as((op, path, value) -> {
                    var step = Examples.tree("{}").put("op", op).put("path", path);
                    if (value != null) {
                        step.set("value", Examples.tree("{\"value\": " + value + "}")
                                .get("value"));
                    }
                    return step;
                });
    }

    private static PlaybookPatch patch(int base, List<ObjectNode> steps) {
        var patch = Examples.tree(Examples.PATCH).put("baseVersion", base);
        patch.putArray("operations").addAll(steps);
        return PlaybookPatch.of(Documents.of(patch));
    }

    /** The playbook without all that may be edited, its version and its time. */
    private static JsonNode fixed(JsonNode playbook) {
        var copy = (ObjectNode) playbook.deepCopy();
        copy.remove(List.of("version", "updatedAt"));
        copy.path("rules").forEach(rule -> {
            ((ObjectNode) rule.path("constraints")).remove(
                    List.of("maxWindKph", "maxTemperatureC"));
            ((ObjectNode) rule.path("action")).remove("instructions");
            if (rule.path("ruleId").asString().equals("rule_pm_moderate")) {
                ((ObjectNode) rule.path("timing")).remove("baseWindowHours");
            }
        });
        return copy;
    }
}
