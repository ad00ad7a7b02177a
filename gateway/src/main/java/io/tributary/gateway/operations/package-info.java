/** What the operator looks at and does about the flow itself: lag, backlogs, dead letters. */
@NullMarked
package io.tributary.gateway.operations;

import org.jspecify.annotations.NullMarked;
