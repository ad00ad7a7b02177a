/** What all dialects share of HTTP: problems, limits on bodies, gzip, idempotency keys, strict JSON. */
@NullMarked
package io.tributary.gateway.http;

import org.jspecify.annotations.NullMarked;
