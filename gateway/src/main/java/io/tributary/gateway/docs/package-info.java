/** The description of the API, for programs and for people, and the page of conflicts. */
@NullMarked
package io.tributary.gateway.docs;

import org.jspecify.annotations.NullMarked;
