package io.tributary.cli.log;

/** Kafka answers, but not with what a hub's Kafka holds. */
public final class Unusable extends RuntimeException {
    Unusable(String reason) {
        super(reason);
    }
}
