/** How a push is followed through topics and logs: W3C trace context, and what log lines say of it. */
@NullMarked
package io.tributary.schemas.trace;

import org.jspecify.annotations.NullMarked;
