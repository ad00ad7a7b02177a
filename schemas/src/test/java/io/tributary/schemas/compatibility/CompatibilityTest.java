package io.tributary.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.schemas.compatibility.Breach.Promise;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may follow upon a released schema and what may not, and which promise it would break. */
class CompatibilityTest {
    private static final JsonMapper SHORT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            optional member added        | {properties: {a: {}}} | {properties: {a: {}, b: {type: 'string'}}}
            optional inner member added  | {properties: {a: {properties: {}}}} | {properties: {a: {properties: {b: {}}}}}
            optional member of an item   | {items: {properties: {a: {}}}} | {items: {properties: {a: {}, b: {}}}}
            member that one kind may not | {oneOf: [{properties: {k: {const: 1}}}, {properties: {k: {const: 2}}}]} | {properties: {b: {type: 'string'}}, oneOf: [{properties: {k: {const: 1}}}, {properties: {k: {const: 2}, b: false}}]}
            description changed          | {description: 'x', properties: {a: {title: 'y'}}} | {description: 'z', properties: {a: {default: 1}}}
            definition moved             | {properties: {a: {$ref: '#/$defs/x'}}, $defs: {x: {type: 'string'}}} | {properties: {a: {type: 'string'}}}
            order changed                | {required: ['a', 'b'], enum: [1, 2], type: ['string', 'null']} | {required: ['b', 'a'], enum: [2, 1], type: ['null', 'string']}
            kinds in another order       | {oneOf: [{properties: {k: {const: 1}}}, {properties: {k: {const: 2}}}]} | {oneOf: [{properties: {k: {const: 2}}}, {properties: {k: {const: 1}}}]}
            constant said as enumeration | {const: 'x'} | {enum: ['x']}
            number spelled otherwise     | {maximum: 10} | {maximum: 10.0}
            said to be open              | {properties: {a: {}}} | {properties: {a: {}}, additionalProperties: true}
            """)
    void mayFollow(String change, String released, String present) {
        assertThat(Compatibility.breaches(tree(released), tree(present))).as(change).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            required member added          | BACKWARD | {properties: {a: {}}} | {properties: {a: {}, b: {}}, required: ['b']}
            member made required           | BACKWARD | {properties: {a: {}}} | {properties: {a: {}}, required: ['a']}
            member made optional           | FORWARD | {properties: {a: {}}, required: ['a']} | {properties: {a: {}}}
            optional member removed        | MEMBERS_STAY | {properties: {a: {}, b: {}}} | {properties: {a: {}}}
            required member removed        | FORWARD, MEMBERS_STAY | {properties: {a: {}}, required: ['a']} | {properties: {}}
            inner member removed           | MEMBERS_STAY | {properties: {a: {items: {properties: {b: {}}}}}} | {properties: {a: {items: {properties: {}}}}}
            member renamed                 | MEMBERS_STAY | {properties: {a: {}}} | {properties: {b: {}}}
            member forbidden               | BACKWARD | {properties: {a: {}}} | {properties: {a: false}}
            type changed                   | BACKWARD, FORWARD | {type: 'string'} | {type: 'integer'}
            type widened                   | FORWARD | {type: 'integer'} | {type: 'number'}
            type narrowed                  | BACKWARD | {type: 'number'} | {type: 'integer'}
            null allowed                   | FORWARD | {type: 'string'} | {type: ['string', 'null']}
            null forbidden                 | BACKWARD | {type: ['string', 'null']} | {type: 'string'}
            type said                      | BACKWARD | {} | {type: 'string'}
            type no longer said            | FORWARD | {type: 'string'} | {}
            value added                    | FORWARD | {enum: ['a']} | {enum: ['a', 'b']}
            value removed                  | BACKWARD | {enum: ['a', 'b']} | {enum: ['a']}
            constant changed               | BACKWARD, FORWARD | {const: 'a'} | {const: 'b'}
            any value allowed              | FORWARD | {enum: ['a']} | {}
            additional members forbidden   | BACKWARD | {properties: {a: {}}} | {properties: {a: {}}, additionalProperties: false}
            additional members allowed     | FORWARD | {properties: {a: {}}, additionalProperties: false} | {properties: {a: {}}}
            additional members of one type | BACKWARD | {properties: {a: {}}} | {properties: {a: {}}, additionalProperties: {type: 'string'}}
            member added to a closed one   | FORWARD | {properties: {a: {}}, additionalProperties: false} | {properties: {a: {}, b: {}}, additionalProperties: false}
            longer texts                   | FORWARD | {maxLength: 10} | {maxLength: 20}
            shorter texts                  | BACKWARD | {maxLength: 20} | {maxLength: 10}
            higher minimum                 | BACKWARD | {minimum: 0} | {minimum: 1}
            lower minimum                  | FORWARD | {minimum: 1} | {minimum: 0}
            bound removed                  | FORWARD | {maximum: 9} | {}
            pattern added                  | BACKWARD | {} | {pattern: '^a$'}
            pattern changed                | BACKWARD, FORWARD | {pattern: '^a$'} | {pattern: '^b$'}
            kind added                     | FORWARD | {oneOf: [{properties: {k: {const: 1}}}]} | {oneOf: [{properties: {k: {const: 1}}}, {properties: {k: {const: 2}}}]}
            kind removed                   | BACKWARD | {oneOf: [{properties: {k: {const: 1}}}, {properties: {k: {const: 2}}}]} | {oneOf: [{properties: {k: {const: 1}}}]}
            kind demands more              | BACKWARD | {properties: {a: {}}, oneOf: [{properties: {k: {const: 1}}}]} | {properties: {a: {}}, oneOf: [{properties: {k: {const: 1}}, required: ['a']}]}
            kind forbids a known member    | BACKWARD | {properties: {a: {}}, oneOf: [{properties: {k: {const: 1}}}]} | {properties: {a: {}}, oneOf: [{properties: {k: {const: 1}, a: false}}]}
            item's type changed            | BACKWARD, FORWARD | {items: {type: 'string'}} | {items: {type: 'integer'}}
            place of a row added           | FORWARD | {prefixItems: [{type: 'string'}], items: false} | {prefixItems: [{type: 'string'}, {type: 'string'}], items: false}
            condition added                | BACKWARD | {} | {if: {required: ['a']}, then: {required: ['b']}}
            condition changed              | BACKWARD, FORWARD | {not: {required: ['a']}} | {not: {required: ['b']}}
            definition tightened           | BACKWARD | {properties: {a: {$ref: '#/$defs/x'}}, $defs: {x: {maximum: 9}}} | {properties: {a: {$ref: '#/$defs/x'}}, $defs: {x: {maximum: 8}}}
            demand beside a reference      | BACKWARD, FORWARD | {$ref: '#/$defs/x', $defs: {x: {maximum: 9}}} | {$ref: '#/$defs/x', minimum: 1, $defs: {x: {maximum: 9}}}
            """)
    void mayNotFollow(String change, String promises, String released, String present) {
        var broken = Compatibility.breaches(tree(released), tree(present)).stream()
                .map(Breach::promise).collect(Collectors.toCollection(TreeSet::new));

        assertThat(broken).as(change).isEqualTo(Arrays.stream(promises.split(", "))
                .map(Promise::valueOf).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aReferenceIsFollowedFromFileToFile() {
        var files = Map.of("a/one.json", json("{$ref: '../b/two.json#/$defs/x'}"),
                "b/two.json", json("{$defs: {x: {$ref: '#/$defs/y'}, y: {type: 'null'}}}"));

        assertThat(SchemaTree.of("a/one.json", file -> files.getOrDefault(file, json("{}"))))
                .isEqualTo(json("{type: 'null'}"));
    }

    @Test
    void aReferenceWithoutEndOrTargetIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> tree("{$defs: {x: {items: {$ref: '#/$defs/x'}}}, $ref: '#/$defs/x'}"))
                .withMessageContaining("leads back to itself");
        assertThatIllegalArgumentException().isThrownBy(() -> tree("{$ref: '#/$defs/x'}"))
                .withMessageContaining("is not there");
    }

    private static JsonNode tree(String schema) {
        return SchemaTree.of("schema.json", _ -> json(schema));
    }

    private static JsonNode json(String text) {
        return SHORT.readTree(text);
    }
}
