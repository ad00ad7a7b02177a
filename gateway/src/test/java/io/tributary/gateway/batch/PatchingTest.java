package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PatchingTest {
    private static final String WIND = "/rules/rule_pm_moderate/constraints/maxWindKph";
    private static final String WINDOW = "/rules/rule_pm_moderate/timing/baseWindowHours";
    private static final String NOW = "2026-02-11T18:21:14Z";

    @Test
    void theCanonicalExampleMakesVersionFour() {
        var made = made(apply(3, step("replace", WIND, "10")));

        assertThat(made.at(WIND).asInt()).isEqualTo(10);
        assertThat(made.path("version").asInt()).isEqualTo(4);
        assertThat(made.path("updatedAt").asString()).isEqualTo(NOW);
    }

    @Test
    void thePlaybookItselfStaysAsItIs() {
        var playbook = Examples.playbook();

        Patching.of(playbook, patch(3, step("replace", WIND, "10")), NOW);

        assertThat(playbook).isEqualTo(Seed.read(null).playbook());
    }

    @ParameterizedTest
    @CsvSource({"2", "4"})
    void anotherBaseVersionIsOutdated(int base) {
        assertThat(apply(base, step("replace", WIND, "10")))
                .isEqualTo(new Patched.Outdated(3));
    }

    @ParameterizedTest
    @CsvSource({"/rules/rule_pm_moderate/severity",
            "/rules/rule_pm_moderate/constraints/maxWindKphs",
            "/rules/rule_pm_moderate/editablePaths/0", "/rules/rule_pm_moderate/constraints"})
    void whatIsNotEditableIsOutOfBounds(String path) {
        assertThat(apply(3, step("replace", path, "1"))).isEqualTo(new Patched.OutOfBounds(path));
    }

    @Test
    void belowAnEditablePathAllIsEditable() {
        var made = made(apply(3, step("replace", WINDOW + "/startOffsetHours", "3")));

        assertThat(made.at(WINDOW + "/startOffsetHours").asInt()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereCannotBeReplaced() {
        var removed = step("remove", WIND, null);

        assertThat(apply(3, removed, step("replace", WIND, "10")))
                .isInstanceOf(Patched.Broken.class);
    }

    @Test
    void whatWasRemovedCanBeAdded() {
        var made = made(apply(3, step("remove", WIND, null), step("add", WIND, "9")));

        assertThat(made.at(WIND).asInt()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"replace, 101", "replace, '\"strong\"'", "replace, null", "remove,"})
    void aResultThatIsNoPlaybookIsBroken(String op, String value) {
        assertThat(apply(3, step(op, WIND, value))).isInstanceOf(Patched.Broken.class);
    }

    @Test
    void aMissingParentIsBroken() {
        assertThat(apply(3, step("add", WINDOW + "/later/on", "1")))
                .isInstanceOf(Patched.Broken.class);
    }

    @Test
    void anAddWithoutAValueIsBroken() {
        assertThat(apply(3, step("add", WIND, null))).isInstanceOf(Patched.Broken.class);
    }

    @Test
    void oneBadOperationSpoilsTheWholePatch() {
        assertThat(apply(3, step("replace", WIND, "10"), step("replace", WIND, "1000")))
                .isInstanceOf(Patched.Broken.class);
    }

    @Test
    void listsAreEditedByPlace() {
        var playbook = Examples.playbook().deepCopy();
        var list = "/rules/rule_pm_moderate/timing/weatherAdjustments";
        ((ArrayNode) playbook.at("/rules/rule_pm_moderate/editablePaths")).add(list);

        var made = made(Patching.of(playbook, patch(3, step("remove", list + "/0", null)), NOW));

        assertThat(made.at(list).size()).isEqualTo(2);
        assertThat(Patching.of(playbook, patch(3, step("remove", list + "/3", null)), NOW))
                .isInstanceOf(Patched.Broken.class);
    }

    private static ObjectNode made(Patched patched) {
        assertThat(patched).asInstanceOf(type(Patched.Made.class)).isNotNull();
        return ((Patched.Made) patched).playbook();
    }

    private static Patched apply(int base, String... steps) {
        return Patching.of(Examples.playbook(), patch(base, steps), NOW);
    }

    private static PlaybookPatch patch(int base, String... steps) {
        var patch = Examples.tree(Examples.PATCH).put("baseVersion", base);
        var operations = patch.putArray("operations");
        for (var step : steps) {
            operations.add(Examples.tree(step));
        }
        return PlaybookPatch.of(Documents.of(patch));
    }

    private static String step(String op, String path,
            @Nullable String value) {
        return "{\"op\": \"" + op + "\", \"path\": \"" + path + "\""
                + (value == null ? "" : ", \"value\": " + value) + "}";
    }
}
