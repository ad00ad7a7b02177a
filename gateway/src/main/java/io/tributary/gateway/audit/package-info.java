/** The audit: what is written down of requests, and how it is read. */
@NullMarked
package io.tributary.gateway.audit;

import org.jspecify.annotations.NullMarked;
