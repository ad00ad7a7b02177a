package io.tributary.schemas.codec;

import io.tributary.schemas.codec.PolicyYaml.InvalidPolicy;
import io.tributary.schemas.codec.YamlPart.Items;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.codec.YamlPart.Members;
import io.tributary.schemas.codec.YamlPart.Place;
import io.tributary.schemas.codec.YamlPart.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file as a tree of parts. */
record YamlTree(String file, JsonParser parser) {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    /** Empty for a file that says nothing. */
    static Optional<YamlPart> of(String file, String yaml) {
        try (var parser = MAPPER.createParser(yaml)) {
            return new YamlTree(file, parser).document();
        } catch (JacksonException e) {
            throw e.getCause() instanceof MarkedYamlEngineException marked
                    ? new InvalidPolicy(file, line(marked), marked.getProblem())
                    : new InvalidPolicy(file, e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    private static int line(MarkedYamlEngineException e) {
        return e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
    }

    private Optional<YamlPart> document() {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        var root = part();
        if (parser.nextToken() != null) {
            throw place().wrong("the file has one document and nothing else");
        }
        return Optional.of(root);
    }

    private YamlPart part() {
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_STRING -> new Scalar(parser.getString(), place());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Scalar(parser.getDecimalValue(), place());
            case VALUE_TRUE -> new Scalar(true, place());
            case VALUE_FALSE -> new Scalar(false, place());
            case VALUE_NULL -> new Scalar(null, place());
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw place().wrong("a " + token + " has no place here");
        };
    }

    private Items items() {
        var place = place();
        var items = new ArrayList<YamlPart>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(part());
        }
        return new Items(items, place);
    }

    private Members members() {
        var place = place();
        var members = new LinkedHashMap<String, Member>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var named = place();
            parser.nextToken();
            if (members.put(name, new Member(name, named, part())) != null) {
                throw named.wrong("'" + name + "' stands twice here");
            }
        }
        return new Members(members, place);
    }

    private Place place() {
        return new Place(file, parser.currentTokenLocation().getLineNr());
    }
}
