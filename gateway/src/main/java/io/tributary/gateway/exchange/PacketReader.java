package io.tributary.gateway.exchange;

import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.JsonReader;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request in any of its forms: the envelope itself, or under {@code packet_data} as an object,
 * as the hex text of its gzip, or as null. Whatever is wrong refuses the whole packet.
 */
final class PacketReader {
    private static final String WRAPPER = "packet_data";

    private final StrictJson json;
    private final Bodies bodies;
    private final int entitiesMax;

    PacketReader(StrictJson json, Bodies bodies, int entitiesMax) {
        this.json = json;
        this.bodies = bodies;
        this.entitiesMax = entitiesMax;
    }

    Request read(byte[] body) {
        try (var reader = json.reader(body)) {
            reader.begin();
            var request = request(reader);
            reader.end();
            return request;
        }
    }

    private Request request(JsonReader reader) {
        var envelope = new Envelope();
        Request wrapped = null;
        reader.object();
        for (var name = reader.member(); name != null; name = reader.member()) {
            if (name.equals(WRAPPER)) {
                wrapped = wrapped(reader);
            } else {
                envelope.read(reader, name);
            }
        }
        if (wrapped != null) {
            return wrapped;
        }
        if (envelope.isAbsent()) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE,
                    "the body has neither packet_data nor an envelope's header and body");
        }
        return envelope.packet();
    }

    private Request wrapped(JsonReader reader) {
        if (reader.isNull()) {
            return new Request.Poll();
        }
        if (reader.isText()) {
            return unpacked(reader.text());
        }
        if (!reader.isObject()) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE,
                    "packet_data must be an envelope, the hex of its gzip, or null");
        }
        return envelope(reader);
    }

    private Request unpacked(String hex) {
        byte[] packed;
        try {
            packed = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw InvalidPacket.because("packet_data is a text, but not in hex");
        }
        try (var reader = json.reader(bodies.inflate(packed))) {
            reader.begin();
            var packet = envelope(reader);
            reader.end();
            return packet;
        }
    }

    private Request envelope(JsonReader reader) {
        var envelope = new Envelope();
        reader.object();
        for (var name = reader.member(); name != null; name = reader.member()) {
            envelope.read(reader, name);
        }
        return envelope.packet();
    }

    /** An envelope while it is read; its parts may come in any order. */
    private final class Envelope {
        private @Nullable Document header;
        private boolean body;
        private @Nullable List<Item> items;

        boolean isAbsent() {
            return header == null && !body;
        }

        void read(JsonReader reader, String member) {
            switch (member) {
                case "header" -> header = reader.document();
                case "body" -> {
                    body = true;
                    items = ItemReader.body(reader, entitiesMax);
                }
                default -> reader.skip();
            }
        }

        Request packet() {
            var fields = new Header(header == null ? Document.EMPTY : header);
            fields.check();
            if (items == null) {
                throw InvalidPacket.because("Missing entities in packet body");
            }
            return new Request.Packet(fields.sender(), fields.recipient(), fields.packetNo(),
                    fields.ackPacketNo(), items);
        }
    }
}
