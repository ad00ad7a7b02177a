package io.tributary.standalone.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class hubs that run already, by way of parameters: {@link RunningHub},
 * {@link Installation}. Each is started when first asked for and stopped after the last class, so a
 * class works in tenants of its own and leaves the hub as it was.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedHubsResolver.class)
@interface SharedHubs {
}
