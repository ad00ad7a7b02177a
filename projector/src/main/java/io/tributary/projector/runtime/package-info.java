/** The projector as an application: settings, roles and migrations, health, metrics, start and stop. */
@NullMarked
package io.tributary.projector.runtime;

import org.jspecify.annotations.NullMarked;
