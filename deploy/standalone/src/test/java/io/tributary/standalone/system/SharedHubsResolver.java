package io.tributary.standalone.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the hubs; JUnit's store of the whole run closes them. */
final class SharedHubsResolver implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedHubsResolver.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == RunningHub.class || type == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        return parameter.getParameter().getType() == RunningHub.class
                ? store.computeIfAbsent(RunningHub.class, _ -> RunningHub.start())
                : store.computeIfAbsent(Installation.class, _ -> Installation.start());
    }
}
