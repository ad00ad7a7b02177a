package io.tributary.schemas.codec;

import io.tributary.schemas.codec.PolicyYaml.InvalidPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a YAML file that knows where it stands, because every complaint must name its line. */
sealed interface YamlPart {
    Place at();

    /** Where in which file. */
    record Place(String file, int line) {
        InvalidPolicy wrong(String reason) {
            return new InvalidPolicy(file, line, reason);
        }
    }

    /** @param value a string, a boolean, a number or null */
    record Scalar(@Nullable Object value, Place at) implements YamlPart {}

    record Items(List<YamlPart> all, Place at) implements YamlPart {}

    /** @param byName in the order of the file */
    record Members(Map<String, Member> byName, Place at) implements YamlPart {}

    /**
     * A name and what stands behind it.
     *
     * @param named where the name stands
     */
    record Member(String name, Place named, YamlPart value) {}
}
