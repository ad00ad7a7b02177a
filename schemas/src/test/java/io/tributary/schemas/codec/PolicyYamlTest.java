package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.schemas.codec.PolicyYaml.InvalidPolicy;
import io.tributary.schemas.codec.PolicyYaml.Source;
import io.tributary.schemas.policy.Booking;
import io.tributary.schemas.policy.Condition;
import io.tributary.schemas.policy.Condition.Bound;
import io.tributary.schemas.policy.Condition.Compared;
import io.tributary.schemas.policy.Condition.FieldTest;
import io.tributary.schemas.policy.Condition.OneOf;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.policy.Counter;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Policy.PartitionBy;
import io.tributary.schemas.policy.Precedence;
import io.tributary.schemas.policy.Protection;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.policy.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy file: what it says, and what is said about one that is no policy file. */
class PolicyYamlTest {
    @Test
    void aPolicyThatSaysNothingIsTheDefault() {
        assertThat(only("policies: [{type: order}]")).isEqualTo(Policy.of("order"));
    }

    @Test
    void everyMemberIsRead() {
        assertThat(only("""
                policies:
                  - type: order.*     # a comment
                    partition-by: id-prefix
                    identity: id
                    fields: [id, status, amount, device, note, gone, goneAt, at, stock]
                    suppress: {amount: [0, 50.0], note: ["", none]}
                    immutable-when: {status: [confirmed, logged], amount: {above: 5, at-most: 9}}
                    transitions: [{field: status, from: confirmed, to: logged}]
                    fixed: [device]
                    soft-delete: {field: gone, stamp: goneAt}
                    newer-by: time:at
                    skew-tolerance: 0.5s
                    priority: on-conflict
                    outranks: {field: status, values: [paid, true, 7]}
                    blind: require-base
                    overlap: incoming-wins
                    without: [disjoint-fields, same-node]
                    counters:
                      - {field: stock, ledger: stock.entry, min: 0, max: 99.5, beyond: record,
                         concurrent-assign: commute, unknown: reject}
                """)).isEqualTo(new Policy("order.*", PartitionBy.ID_PREFIX,
                new Content("id", Set.of("id", "status", "amount", "device", "note",
                        "gone", "goneAt", "at", "stock"), Map.of("amount",
                                Values.of(new BigDecimal("0"), new BigDecimal("50.0")),
                                "note", Values.of("", "none"))),
                new Protection(
                        new Condition(List.of(
                                new FieldTest("status",
                                        new OneOf(Values.of("confirmed", "logged"))),
                                new FieldTest("amount",
                                        new Compared(Bound.ABOVE, new BigDecimal("5"))),
                                new FieldTest("amount",
                                        new Compared(Bound.AT_MOST,
                                                new BigDecimal("9"))))),
                        List.of(new Protection.Transition("status", "confirmed",
                                "logged")),
                        Set.of("device"), false,
                        new Protection.SoftDelete("gone", "goneAt")),
                new Recency(new Recency.TimeField("at"), Duration.ofMillis(500)),
                new Precedence(Precedence.Priority.ON_CONFLICT,
                        new Precedence.Outranks("status",
                                Values.of("paid", true, new BigDecimal("7")))),
                Blind.REQUIRE_BASE, Overlap.INCOMING_WINS,
                Set.of(Heuristic.DISJOINT_FIELDS, Heuristic.SAME_NODE),
                List.of(new Counter("stock", "stock.entry", new BigDecimal("0"),
                        new BigDecimal("99.5"), Counter.Beyond.RECORD,
                        Counter.ConcurrentAssign.COMMUTE, Counter.Unknown.REJECT)),
                List.of()));
    }

    @Test
    void aDocumentMayTakeFromCountersOfOthers() {
        var policies = PolicyYaml.read("p.yaml", """
                policies:
                  - type: batch
                    bookings:
                      - {on: sack, field: kg, id: "{coffee}@{store}", take: [amount]}
                      - {on: sack, field: kg, each: blend.parts, id: "{coffee}", take: [amount, ratio], decimals: 3}
                  - {type: sack, counters: [{field: kg, ledger: sack.entry}]}
                """);

        assertThat(policies.of("batch")).isEqualTo(Policy.of("batch").with(
                new Booking("sack", "kg", List.of(), "{coffee}@{store}", List.of("amount"), 6),
                new Booking("sack", "kg", List.of("blend", "parts"), "{coffee}",
                        List.of("amount", "ratio"), 3)));
    }

    @Test
    void whatACounterDoesNotSayIsAsForAnUndeclaredOne() {
        assertThat(only("policies: [{type: a, counters: [{field: n, ledger: a.entry}]}]"))
                .isEqualTo(Policy.of("a").with(Counter.of("n", "a.entry")));
    }

    @Test
    void anEntityMayBeWrittenOnceForEver() {
        assertThat(only("policies: [{type: entry, append-only: true}]"))
                .isEqualTo(Policy.of("entry").with(Protection.APPEND_ONLY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrival", "at", "lamport", "hub-lamport"})
    void everyClockHasItsName(String name) {
        var clock = switch (name) {
            case "at" -> new Recency.At();
            case "lamport" -> new Recency.Lamport();
            case "hub-lamport" -> new Recency.HubLamport();
            default -> new Recency.Arrival();
        };

        assertThat(only("policies: [{type: a, newer-by: " + name + "}]"))
                .isEqualTo(Policy.of("a").with(Recency.by(clock)));
    }

    @Test
    void anEarlierFileHoldsBeforeALaterOneAndMayHideIt() {
        var policies = PolicyYaml.read(List.of(
                new Source("own", "policies: [{type: 'batch.*', overlap: current-wins}]"),
                new Source("built-in", "policies: [{type: batch.note}, {type: other}]")));

        assertThat(policies.of("batch.note").overlap()).isEqualTo(Overlap.CURRENT_WINS);
        assertThat(policies.of("other")).isEqualTo(Policy.of("other"));
    }

    @Test
    void anEarlierFileMustNotCoverALedgerOfALaterOne() {
        var sources = List.of(new Source("own", "policies: [{type: 'shop.*'}]"),
                new Source("built-in", """
                        policies:
                          - type: shop.product
                            counters: [{field: n, ledger: shop.entry}]
                        """));

        assertThatExceptionOfType(InvalidPolicy.class)
                .isThrownBy(() -> PolicyYaml.read(sources))
                .withMessageStartingWith("built-in, line 3: the policy of 'shop.*' covers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "policies: []"})
    void anEmptyFileHasNoPolicies(String yaml) {
        assertThat(PolicyYaml.read("p.yaml", yaml).inOrder()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "- order                               | 1 | must have members such as 'policies'",
            "policy: []                            | 1 | unknown member 'policy'",
            "{}                                    | 1 | names no 'policies'",
            "policies:                             | 1 | must be a list",
            "policies:~  type: order               | 2 | must be a list",
            "policies: []~more: 1                  | 2 | unknown member 'more'",
            "policies: []~policies: []             | 2 | stands twice",
            "policies: []~---~policies: []         | 3 | nothing else",
            "policies:~  - order                   | 2 | a policy must have members such as",
            "policies:~  - type: .nan              | 2 | Malformed numeric value",
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

    private static Policy only(String yaml) {
        var policies = PolicyYaml.read("p.yaml", yaml).inOrder();
        assertThat(policies).hasSize(1);
        return policies.getFirst();
    }
}
