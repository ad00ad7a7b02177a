package io.tributary.gateway.exchange;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** A packet's header (contract section 3); fields that it does not know are passed over. */
record Header(Document fields) {
    /** What the hub itself writes. A packet of the same major version is understood. */
    static final String SCHEMA_VERSION = "1.0.0";

    private static final List<String> REQUIRED = List.of("sender_node_id", "recipient_node_id",
            "packet_no");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.\\d{1,9}\\.\\d{1,9}");
    private static final String MAJOR = SCHEMA_VERSION.substring(0, SCHEMA_VERSION.indexOf('.'));
    /** A date, then perhaps a time and an offset: whatever the clients' language calls ISO. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendPattern("['T'][' ']").append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart().appendOffsetId().optionalEnd().optionalEnd().toFormatter();

    /** Everything but the numbers, which are checked as they are read. */
    void check() {
        for (var name : REQUIRED) {
            if (fields.get(name) == null) {
                throw InvalidPacket.because("Missing required header field: " + name);
            }
        }
        checkVersion();
        checkTimestamp();
    }

    String sender() {
        return text("sender_node_id");
    }

    String recipient() {
        return text("recipient_node_id");
    }

    long packetNo() {
        long no = number("packet_no", "Invalid packet number");
        if (no == 0) {
            throw InvalidPacket.because("Invalid packet number");
        }
        return no;
    }

    /** 0 if the node has accepted nothing yet, or does not say. */
    long ackPacketNo() {
        return fields.get("ack_packet_no") == null ? 0
                : number("ack_packet_no", "Invalid acknowledgement number");
    }

    private void checkVersion() {
        if (fields.get("schema_version") == null) {
            return;
        }
        var version = VERSION.matcher(text("schema_version"));
        if (!version.matches()) {
            throw InvalidPacket.because("Invalid schema version");
        }
        if (!version.group(1).equals(MAJOR)) {
            throw new ProblemException(ProblemCode.SCHEMA_MISMATCH,
                    "Schema version " + version.group() + " is not compatible with the hub's "
                            + SCHEMA_VERSION + "; update the program, nothing was applied");
        }
    }

    // Only its form is looked at: a clock that is wrong must not keep a node from its data.
    private void checkTimestamp() {
        if (fields.get("timestamp") == null) {
            return;
        }
        try {
            var _ = TIMESTAMP.parseBest(text("timestamp"), OffsetDateTime::from,
                    LocalDateTime::from,
                    LocalDate::from);
        } catch (DateTimeParseException e) {
            throw InvalidPacket.because("Invalid timestamp format");
        }
    }

    private String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw InvalidPacket.because("Header field must be a text: " + name);
    }

    private long number(String name, String complaint) {
        Object value = fields.get(name);
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= 0
                && ((Number) value).longValue() <= NUMBER_MAX) {
            return ((Number) value).longValue();
        }
        throw InvalidPacket.because(complaint);
    }

    /** Far beyond all packets of all times, and far from where numbers turn over. */
    static final long NUMBER_MAX = 1L << 52;
}
