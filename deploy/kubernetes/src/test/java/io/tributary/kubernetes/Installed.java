package io.tributary.kubernetes;

import io.tributary.gateway.runtime.GatewaySettings;
import io.tributary.processor.runtime.ProcessorSettings;
import io.tributary.projector.runtime.ProjectorSettings;
import io.tributary.schemas.codec.PolicySettings;
import io.tributary.schemas.topic.TopicSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The settings as an application would find them in its container: its file, its secrets' files, its
 * environment. A name that nothing is bound to is an error.
 */
record Installed(Map<String, Object> properties, Map<String, Object> environment) {
    private static final String SECRET = "a-secret-of-this-test";
    private static final List<String> BOUND = List.of("tributary.gateway", "tributary.processor",
            "tributary.projector", "tributary.topics", "tributary.policies", "spring.kafka",
            "spring.flyway", "management.tracing", "management.opentelemetry");

    static Installed application(Resources rendered, String application) {
        var pod = Objects.requireNonNull(rendered.pods().get(application));
        var properties = new HashMap<String, Object>(
                Resources.texts(rendered.settings(application)));
        pod.secretFiles().keySet().forEach(file -> properties.put(file, SECRET));
        return new Installed(properties, new HashMap<>(pod.environment()));
    }

    static Installed migration(Resources rendered) {
        var pod = Objects.requireNonNull(rendered.pods().get("migration"));
        var properties = new HashMap<String, Object>();
        pod.secretFiles().keySet().forEach(file -> properties.put(file, SECRET));
        return new Installed(properties, new HashMap<>(pod.environment()));
    }

    GatewaySettings gateway() {
        return bind("tributary.gateway", GatewaySettings.class);
    }

    ProcessorSettings processor() {
        return bind("tributary.processor", ProcessorSettings.class);
    }

    ProjectorSettings projector() {
        return bind("tributary.projector", ProjectorSettings.class);
    }

    TopicSettings topics() {
        return bind("tributary.topics", TopicSettings.class);
    }

    PolicySettings policies() {
        return bind("tributary.policies", PolicySettings.class);
    }

    KafkaProperties kafka() {
        return bind("spring.kafka", KafkaProperties.class);
    }

    TracingProperties tracing() {
        return bind("management.tracing", TracingProperties.class);
    }

    OtlpTracingProperties traceExport() {
        return bind("management.opentelemetry.tracing.export.otlp", OtlpTracingProperties.class);
    }

    String text(String property) {
        return binder().bind(property, String.class).get();
    }

    /** Those that belong to nobody. */
    List<String> strangers() {
        return properties.keySet().stream()
                .filter(name -> BOUND.stream().noneMatch(prefix -> name.startsWith(prefix + ".")))
                .toList();
    }

    private <T> T bind(String prefix, Class<T> type) {
        return binder().bindOrCreate(prefix, Bindable.of(type),
                new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    private Binder binder() {
        var sources = new MutablePropertySources();
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        sources.addLast(new MapPropertySource("files", properties));
        return new Binder(ConfigurationPropertySources.from(sources));
    }
}
