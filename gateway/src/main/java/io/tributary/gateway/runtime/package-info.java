/** Composition: settings, health, metrics, shutdown and the main class. */
@NullMarked
package io.tributary.gateway.runtime;

import org.jspecify.annotations.NullMarked;
