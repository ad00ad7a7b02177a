package io.tributary.gateway.fleet.vehicle;

/** Reads an answer's body as it arrives. Not safe for several threads at once. */
interface BodyReader<T> {
    /** Takes the next bytes; they are the reader's from then on. */
    void take(byte[] bytes) throws VehicleFailure;

    /** What the whole body says. */
    T end() throws VehicleFailure;
}
