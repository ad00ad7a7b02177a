/** A real Postgres server beside this JVM, started and stopped by it, with its data on disk. */
@NullMarked
package io.tributary.embedded.postgres;

import org.jspecify.annotations.NullMarked;
