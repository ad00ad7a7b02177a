/** What vehicles' answers come to: each sample once, alarms as all answers tell of them, what is covered. */
@NullMarked
package io.tributary.processor.telemetry;

import org.jspecify.annotations.NullMarked;
