/** What the package of the same name promises, as tests. */
@NullMarked
package io.tributary.embedded.broker;

import org.jspecify.annotations.NullMarked;
