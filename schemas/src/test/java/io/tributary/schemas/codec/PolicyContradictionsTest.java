package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.schemas.codec.PolicyYaml.InvalidPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A policy that contradicts itself is refused with the line and the reason. In the examples {@code /}
 * begins a line, and the last line is the one at fault.
 */
class PolicyContradictionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "overlap: manual                     | names no 'type'",
            "type: order / typ: 1                | unknown member 'typ'; a policy has [append-only, ",
            "type: order / type: o               | 'type' stands twice here",
            "type: 7                             | 'type' must be a text",
            "type: ''                            | 'type' must not be empty",
            "type: order:line                    | is no entity type",
            "type: o*r                           | is no entity type",
            "type: a / overlap: x                | none of [manual, current-wins, incoming-wins, reject]",
            "type: a / overlap: []               | 'overlap' must be a text",
            "type: a / blind: LAST_WRITE_WINS    | none of [last-write-wins, require-base]",
            "type: a / partition-by: 1           | 'partition-by' must be a text",
            "type: a / append-only: maybe        | 'append-only' must be true or false",
            "type: a / priority: high            | none of [off, on-conflict, always]",
            "type: a / newer-by: time            | none of [arrival, time:<field>, at, lamport",
            "type: a / newer-by: 'time: '        | none of [arrival, time:<field>, at, lamport",
            "type: a / identity: {}              | 'identity' must be a text",
            "type: a / fields: x                 | 'fields' must be a list",
            "type: a / fields: []                | 'fields' must not be empty",
            "type: a / fields: [x, y, x]         | 'fields' names 'x' twice",
            "type: a / fields: [[x]]             | 'fields' must be a text",
            "type: a / suppress: [x]             | must have fields, each with a list",
            "type: a / suppress: {x: 0}          | 'x' must be a list",
            "type: a / suppress: {x: [[0]]}      | compares with a text, a number, true or false",
            "type: a / suppress: {x: [null]}     | compares with a text, a number, true or false",
            "type: a / immutable-when: x         | must have fields, each with a value",
            "type: a / immutable-when: {}        | must have fields, each with a value",
            "type: a / immutable-when: {x: null} | compares with a text, a number, true or false",
            "type: a / immutable-when: {x: []}   | 'x' must not be empty",
            "type: a / immutable-when: {x: {}}   | 'x' has no bound",
            "type: a / immutable-when: {x: {over: 5}}          | none of [above, at-least, below",
            "type: a / immutable-when: {x: {above: five}}      | 'above' must be a number",
            "type: a / immutable-when: {x: {above: 5, at-least: 6}} | bounds a side that has a",
            "type: a / immutable-when: {x: {above: 5, below: 5}} | no number lies within the bounds",
            "type: a / fixed: x                  | 'fixed' must be a list",
            "type: a / fixed: [x, x]             | 'fixed' names 'x' twice",
            "type: a / soft-delete: x            | 'soft-delete' must have members",
            "type: a / soft-delete: {stamp: x}   | 'soft-delete' names no 'field'",
            "type: a / soft-delete: {field: x, at: y} | unknown member 'at'",
            "type: a / outranks: {field: x}      | 'outranks' names no 'values'",
            "type: a / outranks: {values: [1]}   | 'outranks' names no 'field'",
            "type: a / outranks: {field: x, values: []} | 'values' must not be empty",
            "type: a / without: newer            | 'without' must be a list",
            "type: a / without: [older]          | none of [identical-content, disjoint-fields",
            "type: a / without: [newer, newer]   | names 'newer' twice",
            "type: a / counters: {field: n}      | 'counters' must be a list",
            "type: a / counters: [n]             | a counter must have members",
            "type: a / counters: [{ledger: e}]   | a counter names no 'field'",
            "type: a / counters: [{field: n}]    | a counter names no 'ledger'",
            "type: a / counters: [{field: n, ledger: 'e*'}]         | is no entity type",
            "type: a / counters: [{field: n, ledger: e, min: x}]    | 'min' must be a number",
            "type: a / counters: [{field: n, ledger: e, unknown: 1}] | 'unknown' must be a text",
            "type: a / bookings: [{field: n}]    | a booking names no 'on'",
            "type: a / bookings: [{on: b, field: n, id: '{x}'}]     | a booking names no 'take'",
            "type: a / bookings: [{on: b, field: n, id: x, take: [y]}]    | must name a field in braces",
            "type: a / bookings: [{on: b, field: n, id: '{x', take: [y]}] | must name a field in braces",
            "type: a / bookings: [{on: b, field: n, id: '{x}', take: [y], decimals: 0.5}] | is a whole",
            "type: a / bookings: [{on: b, field: n, id: '{x}', take: [y]}] | 'b' has no counter 'n'"})
    void aMemberIsWhatItMustBe(String policy, String reason) {
        assertRefused(policy, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "newer-by: lamport / skew-tolerance: 5s | needs a clock",
            "skew-tolerance: 5s                     | needs a clock",
            "newer-by: at / skew-tolerance: soon    | no time such as 0.5s, 5s or 1m",
            "newer-by: at / skew-tolerance: 0s      | not more than 0s and at most 24h",
            "newer-by: at / skew-tolerance: -1s     | not more than 0s and at most 24h",
            "newer-by: at / skew-tolerance: 25h     | not more than 0s and at most 24h",
            "blind: require-base / without: [newer] / newer-by: at | decides nothing",
            "transitions: [{field: s, from: a, to: b}] | exceptions from 'immutable-when', which is",
            "immutable-when: {s: a} / transitions: [{field: s, from: a}]  | names no 'to'",
            "immutable-when: {s: a} / transitions: [{field: s, from: a, to: a}] | are the same",
            "immutable-when: {s: a} / transitions: [{field: s, from: b, to: c}] | is not immutable",
            "immutable-when: {s: {above: 5}} / transitions: [{field: s, from: 5, to: 6}]"
                    + " | is not immutable",
            "append-only: true / soft-delete: {field: x}  | with 'append-only' nothing changes",
            "append-only: true / newer-by: at             | with 'append-only' nothing changes",
            "append-only: true / overlap: manual          | with 'append-only' nothing changes",
            "append-only: true / counters: [{field: n, ledger: e}] | with 'append-only' nothing",
            "append-only: true / without: [identical-content] | goes by identical content",
            "counters: [{field: n, ledger: e, min: 2, max: 1}] | 'min' is more than 'max'",
            "counters: [{field: n, ledger: e, beyond: record}] | 'beyond' needs a bound",
            "suppress: {x: [true]} / soft-delete: {field: x}   | nothing would ever be deleted",
            "suppress: {x: [1]} / outranks: {field: x, values: [2, 1.0]} | it never outranks",
            "suppress: {x: [1, 2]} / immutable-when: {x: [1]}  | 'suppress' drops the value"})
    void whatAPolicySaysGoesTogether(String members, String reason) {
        assertRefused("type: a / " + members, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "identity: x / suppress: {x: [1]}       | both 'identity' and 'suppress'",
            "identity: x / soft-delete: {field: x}  | both 'identity' and 'soft-delete'",
            "identity: x / newer-by: time:x         | both 'identity' and 'newer-by'",
            "counters: [{field: x, ledger: e}] / fixed: [x]      | both 'counters' and 'fixed'",
            "suppress: {x: [0]} / counters: [{field: x, ledger: e}]"
                    + " | both 'suppress' and 'counters'",
            "soft-delete: {field: x, stamp: x}      | both 'soft-delete' and 'stamp'",
            "fixed: [x] / newer-by: time:x          | both 'fixed' and 'newer-by'",
            "counters: [{field: x, ledger: e}, {field: x, ledger: f}] | names 'x' twice"})
    void aFieldHasNoTwoRolesThatContradictEachOther(String members, String reason) {
        assertRefused("type: a / " + members, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity: x", "suppress: {x: [0]}", "immutable-when: {x: 1}",
            "fixed: [x]", "soft-delete: {field: x}", "soft-delete: {field: y, stamp: x}",
            "newer-by: time:x", "outranks: {field: x, values: [1]}",
            "counters: [{field: x, ledger: e}]",
            "immutable-when: {y: 1} / transitions: [{field: x, from: 1, to: 2}]"})
    void aFieldThatThePolicyNamesIsOneThatItAllows(String members) {
        assertRefused("type: a / fields: [y] / " + members, "is not one of 'fields'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "- type: a / - type: a        | 'a' above covers it",
            "- type: a* / - type: ab      | 'a*' above covers it",
            "- type: '*' / - type: a*     | '*' above covers it"})
    void everyPolicyIsReached(String list, String reason) {
        var yaml = "policies:\n" + list.replace(" / ", "\n");

        assertThatExceptionOfType(InvalidPolicy.class)
                .isThrownBy(() -> PolicyYaml.read("p.yaml", yaml))
                .withMessageStartingWith("p.yaml, line 3: ").withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a*", "e"})
    void aLedgerIsAppendOnlyWhereAPolicyCoversIt(String type) {
        var ledger = type.equals("e") ? "e" : "a";
        var counting = "- {type: c, counters: [{field: n, ledger: " + ledger + "}]}";
        var yaml = "policies:\n" + counting + "\n- {type: '" + type + "'%s}";

        assertThatExceptionOfType(InvalidPolicy.class)
                .isThrownBy(() -> PolicyYaml.read("p.yaml", yaml.formatted("")))
                .withMessage("p.yaml, line 2: the policy of '" + type + "' covers the ledger '"
                        + ledger + "', but is not 'append-only'");
        assertThat(PolicyYaml.read("p.yaml", yaml.formatted(", append-only: true")).inOrder())
                .hasSize(2);
    }

    @Test
    void whatIsBookedOnBooksNothingItself() {
        var yaml = """
                policies:
                - {type: a, bookings: [{on: b, field: n, id: "{x}", take: [y]}]}
                - {type: b, counters: [{field: n, ledger: e}], bookings: [{on: c, field: n, id: "{x}", take: [y]}]}
                - {type: c, counters: [{field: n, ledger: f}]}""";

        assertThatExceptionOfType(InvalidPolicy.class)
                .isThrownBy(() -> PolicyYaml.read("p.yaml", yaml))
                .withMessage("p.yaml, line 2: 'b' is booked on, and has 'bookings' itself");
    }

    private static void assertRefused(String policy, String reason) {
        int line = List.of(policy.split(" / ")).size() + 1;

        assertThatExceptionOfType(InvalidPolicy.class)
                .isThrownBy(() -> PolicyYaml.read("p.yaml", yaml(policy)))
                .withMessageStartingWith("p.yaml, line " + line + ": ")
                .withMessageContaining(reason);
    }

    private static String yaml(String policy) {
        return "policies:\n  - " + policy.replace(" / ", "\n    ");
    }
}
