package io.tributary.gateway.fleet.pull;

/** What a cycle found out is not in Kafka; the next one finds it out again. */
final class NotStored extends Exception {
    NotStored(String why) {
        super(why, null, false, false);
    }
}
