/** The dialect of the coffee roasters' desktop program Artisan: roasts, stock, schedule. */
@NullMarked
package io.tributary.gateway.artisan;

import org.jspecify.annotations.NullMarked;
