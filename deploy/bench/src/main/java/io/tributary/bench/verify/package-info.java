/** Whether what was acknowledged is exactly what a full pull returns. */
@NullMarked
package io.tributary.bench.verify;

import org.jspecify.annotations.NullMarked;
