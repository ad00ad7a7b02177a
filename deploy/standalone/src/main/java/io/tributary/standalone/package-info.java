/** The whole hub in one JVM: real broker, real Postgres, and the three applications as they are. */
@NullMarked
package io.tributary.standalone;

import org.jspecify.annotations.NullMarked;
