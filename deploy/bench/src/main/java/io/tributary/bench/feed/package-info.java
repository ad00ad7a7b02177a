/** Reading the feed: pages, lines and events, cut into changes without building them. */
@NullMarked
package io.tributary.bench.feed;

import org.jspecify.annotations.NullMarked;
