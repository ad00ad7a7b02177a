package io.tributary.schemas.fleet;

import java.time.Instant;
import java.util.List;

/**
 * A record of the channels topic: all channels that a vehicle has ever had, by id, each as it was last
 * told of.
 *
 * @param syncedAt the hub's clock when the vehicle's answer had arrived
 */
public record Channels(List<Channel> channels, Instant syncedAt) {
    public Channels {
        channels = List.copyOf(channels);
    }
}
