package io.tributary.gateway.exchange;

import java.util.List;

/** What a node sends to the exchange. */
sealed interface Request {
    /** It has nothing, and wants what the hub has. */
    record Poll() implements Request {}

    /** Changes that came in a file: without a number, and nothing is sent in return. */
    record File(List<Item> items) implements Request {
        public File {
            items = List.copyOf(items);
        }
    }

    /**
     * A packet.
     *
     * @param sender as the header says it, not yet compared with the caller
     * @param ack the last number that the node accepted from the hub; 0 for none
     * @param items in the packet's order
     */
    record Packet(String sender, String recipient, long no, long ack, List<Item> items)
            implements
                Request {
        public Packet {
            items = List.copyOf(items);
        }
    }
}
