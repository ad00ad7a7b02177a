package io.tributary.gateway.fleet.vehicle;

import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Millis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a vehicle's small answers mean (contract fleet, section 2). */
final class Answers {
    private static final int TEXT_LENGTH_MAX = 1000;

    private Answers() {}

    static Status status(JsonNode answer) throws VehicleFailure {
        if (!answer.isObject()) {
            throw Garbage.because("is no object");
        }
        return new Status(shortened(answer.path("software_version").asString(null)));
    }

    static List<Channel> channels(JsonNode answer) throws VehicleFailure {
        return list(answer, row -> new Channel(whole(row, "channel_id"), text(row, "name"),
                optionalText(row, "unit"), finite(row, "phys_min"), finite(row, "phys_max")));
    }

    static List<Alarm> alarms(JsonNode answer) throws VehicleFailure {
        return list(answer, row -> new Alarm(number(row, "alarm_id").longValue(),
                whole(row, "channel_id"), optionalText(row, "severity"),
                optionalText(row, "message"), time(row, "triggered_at"),
                row.path("resolved_at").isString() ? time(row, "resolved_at") : null));
    }

    static List<Reading> latest(JsonNode answer) throws VehicleFailure {
        return list(answer, row -> new Reading(whole(row, "channel_id"), finite(row, "value"),
                time(row, "time")));
    }

    private static <T> List<T> list(JsonNode answer, TreeReader.Meaning<T> meaning)
            throws VehicleFailure {
        if (!answer.isArray()) {
            throw Garbage.because("is no list");
        }
        var read = new ArrayList<T>(answer.size());
        for (JsonNode row : answer) {
            read.add(meaning.of(row));
        }
        return read;
    }

    private static int whole(JsonNode row, String name) throws VehicleFailure {
        long number = number(row, name).longValue();
        if (number != (int) number) {
            throw wrong(name);
        }
        return (int) number;
    }

    private static JsonNode number(JsonNode row, String name) throws VehicleFailure {
        var member = row.path(name);
        if (!member.isIntegralNumber() || !member.canConvertToLong()) {
            throw wrong(name);
        }
        return member;
    }

    private static @Nullable Double finite(JsonNode row, String name) throws VehicleFailure {
        var member = row.path(name);
        if (member.isNull() || member.isMissingNode()) {
            return null;
        }
        if (!member.isNumber()) {
            throw wrong(name);
        }
        double number = member.doubleValue();
        return Double.isFinite(number) ? number : null;
    }

    private static long time(JsonNode row, String name) throws VehicleFailure {
        return Millis.checked(VehicleTime.parse(text(row, name)));
    }

    private static String text(JsonNode row, String name) throws VehicleFailure {
        var text = optionalText(row, name);
        if (text == null) {
            throw wrong(name);
        }
        return text;
    }

    private static @Nullable String optionalText(JsonNode row, String name)
            throws VehicleFailure {
        var member = row.path(name);
        if (member.isNull() || member.isMissingNode()) {
            return null;
        }
        if (!member.isString()) {
            throw wrong(name);
        }
        return shortened(member.stringValue());
    }

    /** Postgres has no NUL, and no vehicle's text is long. */
    private static @Nullable String shortened(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var clean = text.replace("\0", "");
        return clean.length() <= TEXT_LENGTH_MAX ? clean : clean.substring(0, TEXT_LENGTH_MAX);
    }

    private static VehicleFailure wrong(String name) {
        return Garbage.because("has a row whose '" + name + "' is missing or of a wrong type");
    }
}
