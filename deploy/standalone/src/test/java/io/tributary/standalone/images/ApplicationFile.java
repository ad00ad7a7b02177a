package io.tributary.standalone.images;

import java.util.Objects;
import java.util.Properties;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What an application says of itself in its {@code tributary-<name>.yaml}. */
record ApplicationFile(Properties properties) {
    static ApplicationFile of(String application) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("tributary-" + application + ".yaml"));
        var texts = new Properties();
        Objects.requireNonNull(yaml.getObject())
                .forEach((name, value) -> texts.put(name, value.toString()));
        return new ApplicationFile(texts);
    }

    int port() {
        return Integer.parseInt(properties.getProperty("server.port"));
    }

    /** The same as {@link #port} unless health and metrics have one of their own. */
    int healthPort() {
        return Integer.parseInt(
                properties.getProperty("management.server.port", String.valueOf(port())));
    }

    boolean serves(String endpoint) {
        return properties.getProperty("management.endpoints.web.exposure.include")
                .contains(endpoint);
    }
}
