/** The hub without its servers, a bad network, and judges that look at what comes out. */
@NullMarked
package io.tributary.standalone.simulation;

import org.jspecify.annotations.NullMarked;
