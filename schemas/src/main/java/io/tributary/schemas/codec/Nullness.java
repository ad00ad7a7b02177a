package io.tributary.schemas.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Executable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Holds JSON to what the compiler holds us to: a record's component that is not {@code @Nullable}
 * must be there and not be null. Jackson by itself would fill it with null.
 */
final class Nullness extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        var found = super.findSetterInfo(config, annotated);
        return isRequired(annotated) ? found.withValueNulls(Nulls.FAIL) : found;
    }

    private static boolean isRequired(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner().getAnnotated() instanceof Executable constructor)) {
            return false;
        }
        var type = constructor.getDeclaringClass();
        return type.isRecord() && type.getPackage().isAnnotationPresent(NullMarked.class)
                && !type.getRecordComponents()[parameter.getIndex()].getAnnotatedType()
                        .isAnnotationPresent(Nullable.class);
    }
}
