package io.tributary.schemas.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the telemetry topic: what a vehicle answered, as it answered it, or what became of the
 * asking. Its key is the vehicle's {@code tenant/node}.
 */
public sealed interface Answer {

    /**
     * The samples of a window, in the vehicle's order. A window without any is told of too: it is
     * covered from then on, and a known gap in it is closed.
     *
     * @param nullValues how many rows had no value
     * @param nonFinite how many rows had a value that is no finite number
     * @param pulledAt the hub's clock when the answer had arrived
     */
    record SampleChunk(Span window, Samples samples, int nullValues, int nonFinite,
            Instant pulledAt) implements Answer {
        public SampleChunk {
            Count.checked(nullValues);
            Count.checked(nonFinite);
        }
    }

    /** The alarms of a window: those triggered in it, and from most vehicles those resolved in it. */
    record AlarmChunk(Span window, List<Alarm> alarms, Instant pulledAt) implements Answer {
        public AlarmChunk {
            alarms = List.copyOf(alarms);
        }
    }

    /** The channels that the vehicle has now. */
    record ChannelList(List<Channel> channels, Instant pulledAt) implements Answer {
        public ChannelList {
            channels = List.copyOf(channels);
        }
    }

    /**
     * A cycle has ended (contract fleet, section 3); the last answer of each cycle.
     *
     * @param rowsWritten how many samples with a value the cycle's answers held, duplicates included
     * @param errorMessage null if nothing went wrong; never empty for a failure
     * @param lastSeenAt when {@code /status} last answered, in this cycle or before; null if never
     * @param softwareVersion null if the vehicle has never told of one
     */
    record CycleReport(Instant startedAt, Instant finishedAt, SyncStatus status, int rowsWritten,
            @Nullable String errorMessage, @Nullable Instant lastSeenAt,
            @Nullable String softwareVersion) implements Answer {
        public CycleReport {
            Count.checked(rowsWritten);
            if (status != SyncStatus.OK && (errorMessage == null || errorMessage.isEmpty())) {
                throw new IllegalArgumentException("a failure says why");
            }
        }
    }

    /**
     * A window whose samples can't be had for now (contract fleet, 9.2). A later chunk over it closes
     * the gap.
     */
    record Gap(Span window, String reason, Instant noticedAt) implements Answer {}
}
