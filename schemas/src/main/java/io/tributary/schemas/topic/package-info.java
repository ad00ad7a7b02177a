/** The topic catalogue: name, key, partitions, retention and family of every topic. */
@NullMarked
package io.tributary.schemas.topic;

import org.jspecify.annotations.NullMarked;
