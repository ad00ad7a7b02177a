package io.tributary.gateway.exchange;

import io.tributary.schemas.value.EntityRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the next packet to a node contains.
 *
 * @param owed what the feed does not say
 * @param feed what it says, oldest first
 * @param to the seq up to which the packet has everything of the feed
 */
record Selection(List<Item> owed, List<Item> feed, long to) {
    Selection {
        owed = List.copyOf(owed);
        feed = List.copyOf(feed);
    }

    boolean isEmpty() {
        return owed.isEmpty() && feed.isEmpty();
    }

    boolean contains(EntityRef entity) {
        return items().anyMatch(item -> item.entity().equals(entity));
    }

    /** Each object once, without those that the node itself has just changed for good. */
    List<Item> itemsWithout(Set<EntityRef> won) {
        return items().filter(item -> !won.contains(item.entity())).toList();
    }

    private Stream<Item> items() {
        return Stream.concat(
                owed.stream().filter(item -> feed.stream()
                        .noneMatch(newer -> newer.entity().equals(item.entity()))),
                feed.stream());
    }
}
