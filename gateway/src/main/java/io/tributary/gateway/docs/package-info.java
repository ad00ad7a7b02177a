/** The description of the API, for programs and for people. */
@NullMarked
package io.tributary.gateway.docs;

import org.jspecify.annotations.NullMarked;
