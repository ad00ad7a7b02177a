package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's notifications. One is announced until it was delivered, and delivered with the next
 * ones until it was seen (contract sections 2 and 8).
 */
record Inbox(Catalogue catalogue, String user) {
    /** {@code unqualified} and {@code machines}: what waits for all, and for whom else. */
    Map<String, Object> announcement() {
        var waiting = all().filter(it -> !has(Kind.DELIVERED, id(it)) && !has(Kind.SEEN, id(it)))
                .toList();
        var announcement = new LinkedHashMap<String, Object>();
        announcement.put("unqualified",
                waiting.stream().filter(it -> machine(it) == null).count());
        announcement.put("machines", waiting.stream()
                .flatMap(it -> Stream.ofNullable(machine(it))).distinct().toList());
        return announcement;
    }

    /**
     * What a fetch brings, the oldest first, and before those what does not say how old it is.
     *
     * @param machine that asks; null if it has no name
     */
    List<Document> unseen(@Nullable String machine) {
        return all().filter(it -> !has(Kind.SEEN, id(it)))
                .filter(it -> machine(it) == null || Objects.equals(machine(it), machine))
                .sorted(Comparator.comparing(Inbox::addedOn)).toList();
    }

    /** Which of these have to be written down as delivered. */
    List<Notice> undelivered(List<Document> fetched) {
        return fetched.stream().filter(it -> !has(Kind.DELIVERED, id(it)))
                .map(it -> new Notice(id(it), user)).toList();
    }

    private Stream<Document> all() {
        return catalogue.of(Kind.NOTIFICATION).values().stream()
                .filter(it -> !Boolean.TRUE.equals(it.get("not_for_artisan")));
    }

    private boolean has(Kind kind, String notification) {
        return catalogue.of(kind).containsKey(new Notice(notification, user).id());
    }

    private static String id(Document notification) {
        return String.valueOf(notification.get("hr_id"));
    }

    private static String addedOn(Document notification) {
        return notification.get("added_on") instanceof String time ? time : "";
    }

    private static @Nullable String machine(Document notification) {
        return notification.get("machine") instanceof String machine ? machine : null;
    }
}
