package io.tributary.gateway.exchange;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A peer as an entity of the hub's own bookkeeping, named after its node. */
final class PeerDocument {
    private static final String TYPE = "tributary.exchange-peer";

    private PeerDocument() {}

    static EntityRef entity(NodeId node) {
        return new EntityRef(TYPE, node.toString());
    }

    /**
     * @param brings whether objects of the node itself go with it in the same push
     * @param attempt makes each write another one, so that two that are alike still collide
     */
    static Document write(Peer peer, boolean brings, UUID attempt) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("sent", peer.sent());
        fields.put("received", peer.received());
        fields.put("confirmed", peer.confirmed());
        var last = peer.last();
        fields.put("lastNo", last == null ? 0 : last.no());
        fields.put("lastTo", last == null ? 0 : last.to());
        fields.put("reached", peer.reached());
        fields.put("registered", peer.registered());
        fields.put("own", peer.own());
        fields.put("brings", brings);
        fields.put("owed", peer.owed().stream().map(PeerDocument::owed).toList());
        fields.put("models", peer.scope().types().stream().map(Item::modelOf).toList());
        fields.put("where", peer.scope().where());
        fields.put("lastIn", text(peer.lastIn()));
        fields.put("lastOut", text(peer.lastOut()));
        fields.put("attempt", attempt.toString());
        return new Document(fields);
    }

    /** @param seq of the push that wrote it */
    static Peer read(Document document, long seq) {
        long lastNo = whole(document, "lastNo");
        var peer = new Peer(whole(document, "sent"), whole(document, "received"),
                whole(document, "confirmed"),
                lastNo == 0 ? null : new Peer.Sent(lastNo, whole(document, "lastTo")),
                whole(document, "reached"), whole(document, "registered"),
                whole(document, "own"),
                list(document.get("owed")).stream().map(PeerDocument::owed).toList(),
                Item.scopeOf(texts(document.get("models")), where(document)),
                instant(document, "lastIn"), instant(document, "lastOut"));
        return Boolean.TRUE.equals(document.get("brings")) ? peer.ownUpTo(seq) : peer;
    }

    private static Map<String, Object> owed(Peer.Owed owed) {
        return Map.of("type", owed.entity().type(), "id", owed.entity().id(), "no", owed.no());
    }

    private static Peer.Owed owed(Object json) {
        var owed = (Map<?, ?>) json;
        return new Peer.Owed(
                new EntityRef(String.valueOf(owed.get("type")), String.valueOf(owed.get("id"))),
                owed.get("no") instanceof Number no ? no.longValue() : 0);
    }

    private static Map<String, List<String>> where(Document document) {
        return document.get("where") instanceof Map<?, ?> where
                ? where.entrySet().stream().collect(Collectors
                        .toMap(field -> String.valueOf(field.getKey()),
                                field -> texts(field.getValue())))
                : Map.of();
    }

    private static List<String> texts(@Nullable Object json) {
        return list(json).stream().map(String::valueOf).toList();
    }

    private static List<?> list(@Nullable Object json) {
        return json instanceof List<?> list ? list : List.of();
    }

    private static long whole(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(Document document, String field) {
        return document.get(field) instanceof String text ? Instant.parse(text) : null;
    }
}
