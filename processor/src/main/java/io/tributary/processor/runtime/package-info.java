/** Composition: settings, health, metrics, shutdown, main. */
@NullMarked
package io.tributary.processor.runtime;

import org.jspecify.annotations.NullMarked;
