package io.tributary.schemas.node;

/** The client protocols that the hub speaks. */
public enum Protocol {
    NATIVE,
    LAMPORT,
    BATCH,
    EXCHANGE,
    ARTISAN,
    FLEET
}
