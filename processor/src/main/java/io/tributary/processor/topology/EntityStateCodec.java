package io.tributary.processor.topology;

import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.FieldHistory;
import io.tributary.processor.conflict.FieldHistory.Past;
import io.tributary.processor.conflict.FieldHistory.Trail;
import io.tributary.processor.conflict.FormerValue;
import io.tributary.processor.conflict.LastWrite;
import io.tributary.processor.conflict.Tallies;
import io.tributary.schemas.codec.Codec;
import io.tributary.schemas.codec.PlainJson;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON with short names, token by token: there is one of these for every entity of the hub, and every
 * operation reads one and writes one. A trail is an array, {@code [version, since, former, …]}; a
 * former value is an array of one, or its digest, or {@code "-"} for a field that was not there.
 */
final class EntityStateCodec implements Codec<EntityState> {

    @Override
    public byte[] write(EntityState state) {
        return PlainJson.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("v", state.version());
            switch (state) {
                case EntityState.Live it -> {
                    last(json, it.version(), it.last());
                    if (it.joint()) {
                        json.writeBooleanProperty("joint", true);
                    }
                    history(json, it.history());
                    if (!it.tallies().inOrder().isEmpty()) {
                        json.writeName("tallies");
                        TalliesJson.write(json, it.tallies());
                    }
                    json.writeName("data");
                    PlainJson.write(json, it.data().fields());
                }
                case EntityState.Held it -> {
                    json.writeStringProperty("held", it.conflict().toString());
                    json.writeStringProperty("code", it.code().name());
                }
                case EntityState.Deleted it -> last(json, it.version(), it.last());
                case EntityState.Unknown _ ->
                    throw new IllegalArgumentException("what never was is not stored");
            }
            json.writeEndObject();
        });
    }

    private static void last(JsonGenerator json, long version, LastWrite last) {
        json.writeStringProperty("by", last.node().toString());
        var time = last.time();
        long second = time.getEpochSecond();
        int nano = time.getNano();
        json.writeNumberProperty("at", second);
        if (nano != 0) {
            json.writeNumberProperty("nano", nano);
        }
        if (last.rank() != 0) {
            json.writeNumberProperty("rank", last.rank());
        }
        if (last.since() != version) {
            json.writeNumberProperty("run", last.since());
        }
        json.writeNumberProperty("lamport", last.lamport());
        if (last.told() != null) {
            json.writeNumberProperty("told", last.told());
        }
    }

    private static void history(JsonGenerator json, FieldHistory history) {
        json.writeNumberProperty("since", history.since());
        if (history.trails().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("trails");
        for (var trail : history.trails()) {
            json.writeArrayPropertyStart(trail.field());
            json.writeNumber(trail.version());
            for (var past : trail.before()) {
                json.writeNumber(past.since());
                former(json, past.value());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void former(JsonGenerator json, FormerValue former) {
        switch (former) {
            case FormerValue.Absent _ -> json.writeString(Document.ABSENT);
            case FormerValue.Digested(var digest) -> json.writeString(digest);
            case FormerValue.Plain(var value) -> {
                json.writeStartArray();
                PlainJson.write(json, value);
                json.writeEndArray();
            }
        }
    }

    @Override
    public EntityState read(byte[] value) {
        return PlainJson.read(value, json -> {
            PlainJson.required(json, JsonToken.START_OBJECT);
            var members = new Members();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                members.read(name, json);
            }
            return members.state();
        });
    }

    private static final class Members {
        private @Nullable Long version;
        private @Nullable String writer;
        private @Nullable Long second;
        private @Nullable Integer nano;
        private @Nullable Integer rank;
        private @Nullable Long run;
        private @Nullable Long lamport;
        private @Nullable Long told;
        private boolean joint;
        private @Nullable Long since;
        private List<Trail> trails = List.of();
        private Tallies tallies = Tallies.NONE;
        private @Nullable Map<String, @Nullable Object> data;
        private @Nullable String held;
        private @Nullable String code;

        void read(String name, JsonParser json) {
            switch (name) {
                case "v" -> version = PlainJson.whole(json);
                case "by" -> writer = PlainJson.text(json);
                case "at" -> second = PlainJson.whole(json);
                case "nano" -> nano = PlainJson.integer(json);
                case "rank" -> rank = PlainJson.integer(json);
                case "run" -> run = PlainJson.whole(json);
                case "lamport" -> lamport = PlainJson.whole(json);
                case "told" -> told = PlainJson.whole(json);
                case "joint" -> joint = json.currentToken() == JsonToken.VALUE_TRUE;
                case "since" -> since = PlainJson.whole(json);
                case "trails" -> trails = trails(json);
                case "tallies" -> tallies = TalliesJson.read(json);
                case "held" -> held = PlainJson.text(json);
                case "code" -> code = PlainJson.text(json);
                case "data" -> data = PlainJson.object(json);
                default -> json.skipChildren();
            }
        }

        EntityState state() {
            if (held != null) {
                return new EntityState.Held(UUID.fromString(held),
                        ProblemCode.valueOf(Objects.requireNonNull(code, "code")));
            }
            long number = Objects.requireNonNull(version, "v");
            var last = last(number);
            if (data == null) {
                return new EntityState.Deleted(number, last);
            }
            var history = new FieldHistory(Objects.requireNonNull(since, "since"), trails);
            return new EntityState.Live(number, new Document(data), history, last, joint,
                    tallies);
        }

        /** Ranks, runs and logical times are missing where an older hub has written. */
        private LastWrite last(long number) {
            var time = Instant.ofEpochSecond(Objects.requireNonNull(second, "at"),
                    nano == null ? 0 : nano);
            return new LastWrite(NodeId.parse(Objects.requireNonNull(writer, "by")),
                    rank == null ? 0 : rank, run == null ? number : run, time,
                    lamport == null ? 0 : lamport, told);
        }

        private static List<Trail> trails(JsonParser json) {
            PlainJson.required(json, JsonToken.START_OBJECT);
            var read = new ArrayList<Trail>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var field = json.currentName();
                json.nextToken();
                read.add(trail(field, json));
            }
            // Older hubs wrote them in no order.
            read.sort(Trail.BY_FIELD);
            return read;
        }

        private static Trail trail(String field, JsonParser json) {
            PlainJson.required(json, JsonToken.START_ARRAY);
            json.nextToken();
            long version = json.getLongValue();
            List<Past> before = new ArrayList<>(3);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                long since = json.getLongValue();
                json.nextToken();
                before.add(new Past(since, former(json)));
            }
            return new Trail(field, version, before);
        }

        private static FormerValue former(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                var digest = json.getString();
                return digest.equals(Document.ABSENT) ? new FormerValue.Absent()
                        : new FormerValue.Digested(digest);
            }
            json.nextToken();
            var plain = new FormerValue.Plain(PlainJson.value(json));
            json.nextToken();
            PlainJson.required(json, JsonToken.END_ARRAY);
            return plain;
        }
    }
}
