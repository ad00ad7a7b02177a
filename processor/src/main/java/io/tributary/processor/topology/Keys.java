package io.tributary.processor.topology;

import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import java.util.UUID;

/** Keys of the state stores; all begin with tenant and lane, or with tenant and vehicle. */
final class Keys {
    /** Digits of the largest long, so that numbers sort as text. */
    private static final int DIGITS = 19;

    private Keys() {}

    static String lane(LaneRequest request) {
        return request.lane().toString();
    }

    static String node(LaneRequest request) {
        return request.lane() + "/" + request.node();
    }

    static String receipt(LaneRequest request) {
        return receipt(request, request.key());
    }

    /** Of another push of the same node. */
    static String receipt(LaneRequest request, IdempotencyKey key) {
        return node(request) + "/" + key;
    }

    static String settlement(String lane, UUID conflict) {
        return lane + "/" + conflict;
    }

    static String numbered(String node, Producer producer) {
        return node + "/" + padded(producer.epoch()) + "/" + padded(producer.sequence());
    }

    static String entity(String lane, EntityRef entity) {
        return lane + "/" + entity.type() + "/" + entity.id();
    }

    /** Not by lane but by time first: expiry goes through all lanes of a task at once. */
    static String expiry(long expiresAt, String receipt) {
        return padded(expiresAt) + "/" + receipt;
    }

    /** Everything that expires before {@code now} has a smaller key than this. */
    static String expiredBefore(long now) {
        return padded(now);
    }

    static String receiptOfExpiry(String expiry) {
        return expiry.substring(DIGITS + 1);
    }

    /** A slice of a vehicle's seen times; those of a vehicle sort by time. */
    static String slice(String vehicle, long slice) {
        return vehicle + "/" + padded(slice);
    }

    static String alarm(String vehicle, long alarmId) {
        return vehicle + "/" + alarmId;
    }

    /** No alarm of the vehicle has a smaller key. */
    static String firstAlarm(String vehicle) {
        return vehicle + "/";
    }

    /** Greater than the key of any alarm of the vehicle: the character behind the slash. */
    static String behindAlarms(String vehicle) {
        return vehicle + "0";
    }

    private static String padded(long number) {
        var digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
