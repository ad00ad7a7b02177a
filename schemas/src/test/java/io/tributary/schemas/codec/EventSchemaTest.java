package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.codec.Family.Sample;
import io.tributary.schemas.value.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas say what the codecs do. */
class EventSchemaTest {
    /** Members whose content is the tenant's own. */
    private static final Set<String> FOREIGN = Set.of("data", "entry");

    @Property(tries = 300)
    void whatIsWrittenIsValid(@ForAll("samples") Sample sample) {
        assertThat(EventSchemas.complaints(sample.family(), sample.json())).isEmpty();
    }

    @Property(tries = 300)
    void nothingIsWrittenThatTheSchemaDoesNotName(@ForAll("samples") Sample sample) {
        var written = new TreeSet<String>();
        collectMembers(Json.MAPPER.readTree(sample.json()), written);

        assertThat(EventSchemas.declared(sample.family())).containsAll(written);
    }

    @Property(tries = 1000)
    void whatIsValidCanBeRead(@ForAll("samples") Sample sample, @ForAll Random random) {
        var changed = new Mutation(random).of(sample.json());
        Assume.that(EventSchemas.accepts(sample.family(), changed));
        Assume.that(fitsItsKeyAndItself(sample, changed));

        assertThatCode(() -> sample.read(changed)).doesNotThrowAnyException();
    }

    @Property(tries = 300)
    void aRequiredMemberMayNotBeMissing(@ForAll("samples") Sample sample, @ForAll int which) {
        var json = (ObjectNode) Json.MAPPER.readTree(sample.json());
        var names = List.copyOf(EventSchemas.required(sample.family(), json));
        json.remove(names.get(Math.floorMod(which, names.size())));

        assertThat(EventSchemas.accepts(sample.family(), Json.MAPPER.writeValueAsBytes(json)))
                .isFalse();
    }

    @Property(tries = 300)
    void noMemberMayBeOfAnImpossibleType(@ForAll("samples") Sample sample, @ForAll int which) {
        var json = (ObjectNode) Json.MAPPER.readTree(sample.json());
        var names = json.propertyNames().stream().toList();
        json.putArray(names.get(Math.floorMod(which, names.size()))).addArray();

        assertThat(EventSchemas.accepts(sample.family(), Json.MAPPER.writeValueAsBytes(json)))
                .isFalse();
    }

    @Test
    void everyProblemCodeHasTheFormThatTheSchemaDemands() {
        assertThat(ProblemCode.values()).allMatch(code -> code.name().matches("[A-Z][A-Z_]*"));
    }

    @Test
    void everyActionOfTheAuditIsOneOfTheSchemas() {
        assertThat(EventSchemas.read("audit-entry.schema.json").at("/properties/action/enum")
                .valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(Action.values()).map(Action::text)
                        .toList());
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Family.samples();
    }

    /** A schema sees neither the key nor how two members compare. */
    private static boolean fitsItsKeyAndItself(Sample sample, byte[] changed) {
        var before = Json.MAPPER.readTree(sample.json());
        var after = Json.MAPPER.readTree(changed);
        return Stream.of("lane", "type", "id")
                .allMatch(name -> after.path(name).equals(before.path(name)))
                && after.path("pushEnd").asLong(0) >= after.path("seq").asLong(0)
                && spans(after).allMatch(
                        span -> span.path("from").asLong(0) < span.path("to").asLong(0));
    }

    private static Stream<JsonNode> spans(JsonNode node) {
        var inside = node.valueStream().flatMap(EventSchemaTest::spans);
        return node.path("from").isNumber() && node.path("to").isNumber()
                ? Stream.concat(Stream.of(node), inside)
                : inside;
    }

    private static void collectMembers(JsonNode node, Set<String> names) {
        node.forEachEntry((name, member) -> {
            names.add(name);
            if (!FOREIGN.contains(name)) {
                collectMembers(member, names);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> collectMembers(item, names));
        }
    }
}
