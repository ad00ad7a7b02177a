package io.tributary.schemas.fleet;

import java.time.Instant;

/**
 * A record of the measurements topic: what was new in a vehicle's answer. Over all records of a vehicle
 * each channel and time stands once. Both parts are ordered by channel, then time.
 *
 * @param window what the vehicle was asked for
 * @param samples of times that no answer had covered before
 * @param late of times that an earlier answer had covered without them
 * @param duplicates how many samples were left out because they had been there before
 * @param leftOut how many were of another time than was asked for, or of a covered time so long ago
 *        that nobody remembers whether they had been there
 * @param nullValues how many rows had no value
 * @param nonFinite how many rows had a value that is no finite number
 * @param pulledAt the hub's clock when the answer had arrived
 */
public record Measurements(Span window, Samples samples, Samples late, int duplicates,
        int leftOut, int nullValues, int nonFinite, Instant pulledAt) {
    public Measurements {
        Count.checked(duplicates);
        Count.checked(leftOut);
        Count.checked(nullValues);
        Count.checked(nonFinite);
    }
}
