/** What tests of several packages share. */
@NullMarked
package io.tributary.embedded;

import org.jspecify.annotations.NullMarked;
