package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where in a body a failure of JSON is: by line and column, or by the name of the member. */
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JacksonException error) {
        return switch (error) {
            case UnrecognizedPropertyException it -> new Problem(ProblemCode.UNKNOWN_FIELD,
                    "unknown field '" + place(it.getPath()) + "'");
            case StreamConstraintsException it -> new Problem(ProblemCode.INVALID_REQUEST,
                    it.getOriginalMessage() + position(it));
            case StreamReadException it -> new Problem(ProblemCode.MALFORMED_JSON,
                    it.getOriginalMessage() + position(it));
            default -> new Problem(ProblemCode.INVALID_REQUEST, error.getPath().isEmpty()
                    ? "the body does not have the shape that the protocol asks for"
                    : "field '" + place(error.getPath()) + "' is missing or not as it must be");
        };
    }

    /** Where the parser stands, such as {@code operations[3].data.name}. */
    static String place(TokenStreamContext context) {
        var place = new StringBuilder();
        append(place, context);
        return place.isEmpty() ? "the body" : place.toString();
    }

    private static void append(StringBuilder place, TokenStreamContext context) {
        var parent = context.getParent();
        if (parent != null) {
            append(place, parent);
        }
        if (context.inArray() && context.hasCurrentIndex()) {
            place.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.currentName() != null) {
            place.append(place.isEmpty() ? "" : ".").append(shown(context.currentName()));
        }
    }

    private static String place(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]"
                        : "." + shown(step.getPropertyName()))
                .collect(Collectors.joining()).substring(1);
    }

    /** A name from the outside may be long or hold anything; an answer must not. */
    private static String shown(String name) {
        var cut = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                        ? '�'
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String position(JacksonException error) {
        var location = error.getLocation();
        return location == null ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
