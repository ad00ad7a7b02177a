/**
 * Persons who log in: what is kept of them, how often a password may be tried, and the tokens that
 * follow. The same for all protocols that have persons.
 */
@NullMarked
package io.tributary.gateway.login;

import org.jspecify.annotations.NullMarked;
