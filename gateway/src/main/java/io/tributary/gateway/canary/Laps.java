package io.tributary.gateway.canary;

import java.time.Duration;

/** Hears how long the canary's pushes take. */
public interface Laps {
    /** A push was answered. */
    void answered(Duration took);

    /** A push became visible to pulls; counted from its sending like the answer. */
    void visible(Duration took);
}
