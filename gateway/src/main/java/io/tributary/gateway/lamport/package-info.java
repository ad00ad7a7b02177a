/** The stock engine's protocol with a Lamport clock, and the form of it that its apps speak. */
@NullMarked
package io.tributary.gateway.lamport;

import org.jspecify.annotations.NullMarked;
