package io.tributary.gateway.exchange;

import java.time.Instant;
import java.util.List;

/**
 * What a request makes of a peer before anything is sent.
 *
 * @param items to be applied; empty if a packet is a repetition
 */
record Received(Peer peer, Kind kind, List<Item> items) {
    /** What kind of request it was. */
    enum Kind {
        /** Nothing came; the node asks what the hub has. */
        POLL,
        /** A packet that was accepted before, or that comes after a later one. */
        REPETITION,
        /** A packet to be applied. */
        PACKET,
        /** A file to be applied. */
        FILE
    }

    static Received of(Peer before, Request request, Instant now) {
        return switch (request) {
            case Request.Poll _ -> new Received(before, Kind.POLL, List.of());
            case Request.File file -> new Received(before, Kind.FILE, file.items());
            case Request.Packet packet -> {
                // The receipt counts in a repetition too: it may be newer than the first one's.
                var peer = before.receipt(packet.ack());
                yield peer.isRepetition(packet.no())
                        ? new Received(peer, Kind.REPETITION, List.of())
                        : new Received(peer.accept(packet.no(), now), Kind.PACKET,
                                packet.items());
            }
        };
    }
}
