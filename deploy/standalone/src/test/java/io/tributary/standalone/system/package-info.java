/** The whole hub from outside: real HTTP, real broker, real Postgres, real kills. */
@NullMarked
package io.tributary.standalone.system;

import org.jspecify.annotations.NullMarked;
