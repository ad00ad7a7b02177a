/** Dashboards, alerts and runbooks against the table of metrics. */
@NullMarked
package io.tributary.standalone.observability;

import org.jspecify.annotations.NullMarked;
