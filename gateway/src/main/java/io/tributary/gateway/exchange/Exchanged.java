package io.tributary.gateway.exchange;

import java.util.List;

/**
 * What is answered to a request.
 *
 * @param processed how many of the packet's objects were taken
 * @param conflicts how many of them did not simply apply
 */
record Exchanged(Peer peer, Received.Kind kind, List<Item> items, int processed,
        long conflicts) {}
