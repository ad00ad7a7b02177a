package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.schemas.codec.PolicyYaml.InvalidPolicy;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Policy.PartitionBy;
import io.tributary.schemas.policy.Recency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy file: what it says, and what is said about a wrong one. */
class PolicyYamlTest {
    @Test
    void aPolicyThatSaysNothingIsTheDefault() {
        assertThat(PolicyYaml.read("p.yaml", "policies: [{type: order}]").of("order"))
                .isEqualTo(Policy.of("order"));
    }

    @Test
    void everyMemberIsRead() {
        var policies = PolicyYaml.read("p.yaml", """
                policies:
                  - type: order     # a comment
                    partition-by: id-prefix
                    time-field: changedAt
                    overlap: incoming-wins
                  - type: order.*
                    blind: require-base
                    overlap: current-wins
                """);

        assertThat(policies.inOrder()).containsExactly(
                Policy.of("order").with(PartitionBy.ID_PREFIX)
                        .with(Recency.by(new Recency.TimeField("changedAt")))
                        .with(Overlap.INCOMING_WINS),
                Policy.of("order.*").with(Blind.REQUIRE_BASE).with(Overlap.CURRENT_WINS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "policies: []"})
    void anEmptyFileHasNoPolicies(String yaml) {
        assertThat(PolicyYaml.read("p.yaml", yaml)).isEqualTo(Policies.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "- order                               | 1 | expected 'policies:'",
            "policy: []                            | 1 | must begin with 'policies:'",
            "{}                                    | 1 | must begin with 'policies:'",
            "policies:                             | 1 | must be a list",
            "policies:~  type: order               | 2 | must be a list",
            "policies: []~more: 1                  | 2 | nothing else",
            "policies: []~policies: []             | 2 | nothing else",
            "policies: []~---~policies: []         | 3 | nothing else",
            "policies:~  - order                   | 2 | members such as 'type'",
            "policies:~  - overlap: manual         | 2 | names no 'type'",
            "policies:~  - type: order~    typ: 1  | 3 | unknown member 'typ'",
            "policies:~  - type: order~    type: o | 3 | stands twice",
            "policies:~  - type: 7                 | 2 | must be a text",
            "policies:~  - type: ''                | 2 | must not be empty",
            "policies:~  - type: order/line        | 2 | no entity type",
            "policies:~  - type: o*r               | 2 | no entity type",
            "policies:~  - type: a~    overlap: x  | 3 | none of [manual, current-wins, incoming-wins]",
            "policies:~  - type: a~    overlap: []  | 3 | must be a text",
            "policies:~  - type: a~    blind: LAST_WRITE_WINS | 3 | none of [last-write-wins, require-base]",
            "policies:~  - type: a~    partition-by: 1 | 3 | must be a text",
            "policies:~  - type: a~    blind: require-base~    time-field: t | 4 | forbids",
            "policies:~  - type: a~  - type: a     | 3 | never reached",
            "policies:~  - type: a*~  - type: ab   | 3 | never reached",
            "policies:~  - type: '*'~  - type: a   | 3 | never reached",
            "policies:~  - type: 'a                | 2 | found unexpected end",
            "policies:~  - {type: a~  - b          | 3 | expected"})
    void everyComplaintNamesFileLineAndReason(String yaml, int line, String reason) {
        assertThatExceptionOfType(InvalidPolicy.class)
                .isThrownBy(() -> PolicyYaml.read("p.yaml", yaml.replace('~', '\n')))
                .withMessageStartingWith("p.yaml, line " + line + ": ")
                .withMessageContaining(reason)
                .withMessageNotContaining("\n");
    }

    @Property
    void anyTextIsReadOrComplainedAbout(@ForAll String text) {
        try {
            PolicyYaml.read("p.yaml", "policies:\n  - " + text);
        } catch (InvalidPolicy expected) {
            assertThat(expected).hasMessageStartingWith("p.yaml, line ");
        }
    }
}
