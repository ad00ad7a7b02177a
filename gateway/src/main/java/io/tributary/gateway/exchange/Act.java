package io.tributary.gateway.exchange;

/** What a packet says of an object. */
enum Act {
    INSERT,
    UPDATE,
    DELETE
}
