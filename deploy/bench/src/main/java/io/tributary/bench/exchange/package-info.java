/** Nodes that exchange numbered packets: what they send, and what they must hold in the end. */
@NullMarked
package io.tributary.bench.exchange;

import org.jspecify.annotations.NullMarked;
