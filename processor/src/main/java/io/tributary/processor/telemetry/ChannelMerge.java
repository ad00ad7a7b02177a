package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.Answer.ChannelList;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The channels that a vehicle has ever had, each as it was last told of (contract fleet, 4.5).
 *
 * @param refresh after which the same channels are told of again, to show that they still hold
 */
public record ChannelMerge(Duration refresh) {

    /** The new state; empty if nothing has changed and it was told of a short time ago. */
    public Optional<Channels> merge(@Nullable Channels known, ChannelList told) {
        var byId = new TreeMap<Integer, Channel>();
        if (known != null) {
            known.channels().forEach(channel -> byId.put(channel.channelId(), channel));
        }
        told.channels().forEach(channel -> byId.put(channel.channelId(), channel));
        var channels = List.copyOf(byId.values());
        boolean news = known == null || !channels.equals(known.channels())
                || !told.pulledAt().isBefore(known.syncedAt().plus(refresh));
        return news ? Optional.of(new Channels(channels, told.pulledAt())) : Optional.empty();
    }
}
