package io.tributary.gateway.batch;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Between the protocol and the hub's own words, for batches. */
final class SyncMapper {
    static final String DEVICE = "batch.device";

    private SyncMapper() {}

    /** The device and its records, in the order of the request. Policies decide about them. */
    static List<Operation> operations(SyncRequest request) {
        var operations = new ArrayList<Operation>();
        operations.add(device(request));
        request.observations().forEach(it -> operations.add(
                put(operations.size(), Kind.OBSERVATION.ref(it), it)));
        request.recommendations().forEach(it -> operations.add(
                put(operations.size(), Kind.RECOMMENDATION.ref(it), it)));
        return operations;
    }

    static Operation device(SyncRequest request) {
        return put(0, new EntityRef(DEVICE, request.deviceId()), request.device());
    }

    static Operation put(int index, EntityRef entity, Document data) {
        return new Operation.Put(index, entity, Basis.NONE, data);
    }

    /** @param cursor covers exactly what {@code news} holds */
    static SyncJson toJson(SyncRequest request, Effects effects, String cursor, List<Stored> news,
            SyncJson.PlaybookJson playbook, Instant acceptedAt) {
        return new SyncJson(request.syncId(), time(acceptedAt), cursor, effects.counts(),
                effects.conflicts(), new SyncJson.DownstreamJson(playbook,
                        of(Kind.OBSERVATION, news), of(Kind.RECOMMENDATION, news)));
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static List<JsonNode> of(Kind kind, List<Stored> news) {
        return news.stream().filter(it -> it.type().equals(kind.type()))
                .<JsonNode>mapMulti((it, all) -> {
                    if (it.data() != null) {
                        all.accept(it.data());
                    }
                }).toList();
    }
}
