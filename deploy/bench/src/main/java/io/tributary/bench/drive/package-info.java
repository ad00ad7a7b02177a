/** Writers at work: who pushes when, again after a refusal, and at what pace. */
@NullMarked
package io.tributary.bench.drive;

import org.jspecify.annotations.NullMarked;
