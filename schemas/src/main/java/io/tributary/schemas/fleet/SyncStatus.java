package io.tributary.schemas.fleet;

/** How a cycle of a vehicle ended (contract fleet, 4.7). */
public enum SyncStatus {
    /** The vehicle answered. */
    OK,
    /** It did not answer in time. */
    TIMEOUT,
    /** It refused, or what it said could not be understood. */
    ERROR
}
