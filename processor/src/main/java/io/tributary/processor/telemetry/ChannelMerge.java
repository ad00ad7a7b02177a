package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.Answer.ChannelList;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The channels that a vehicle has ever had, each as it was last told of (contract fleet, 4.5).
 *
 * @param refresh after which the same channels are told of again, to show that they still hold
 * @param channelsMax how many are kept of a vehicle; those that it has now go before those that it had
 */
public record ChannelMerge(Duration refresh, int channelsMax) {

    /**
     * What an answer comes to.
     *
     * @param leftOut how many channels there was no room for
     */
    public record Merged(Channels channels, int leftOut) {}

    /** The new state; empty if nothing has changed and it was told of a short time ago. */
    public Optional<Merged> merge(@Nullable Channels known, ChannelList told) {
        var now = new TreeMap<Integer, Channel>();
        told.channels().forEach(channel -> now.put(channel.channelId(), channel));
        var before = new TreeMap<Integer, Channel>();
        if (known != null) {
            known.channels().forEach(channel -> before.put(channel.channelId(), channel));
        }
        before.keySet().removeAll(now.keySet());

        var kept = new TreeMap<Integer, Channel>();
        fill(kept, now);
        fill(kept, before);
        var channels = List.copyOf(kept.values());
        boolean news = known == null || !channels.equals(known.channels())
                || !told.pulledAt().isBefore(known.syncedAt().plus(refresh));
        return news ? Optional.of(new Merged(new Channels(channels, told.pulledAt()),
                now.size() + before.size() - kept.size()))
                : Optional.empty();
    }

    private void fill(Map<Integer, Channel> kept, TreeMap<Integer, Channel> more) {
        more.values().stream().limit((long) channelsMax - kept.size())
                .forEach(channel -> kept.put(channel.channelId(), channel));
    }
}
