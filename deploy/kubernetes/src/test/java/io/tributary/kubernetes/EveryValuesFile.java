package io.tributary.kubernetes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds for the defaults and for every {@code values-*.yaml} beside them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "values: {0}")
@MethodSource("io.tributary.kubernetes.ValuesFiles#names")
@interface EveryValuesFile {
}
