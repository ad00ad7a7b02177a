package io.tributary.gateway.batch;

import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.codec.WireSchema;
import io.tributary.schemas.value.Document;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads bodies: within the limits, as strict JSON, and by their schema. */
public final class WireBodies {
    private final Bodies bodies;
    private final StrictJson json;
    private final HttpLimits limits;

    public WireBodies(Bodies bodies, StrictJson json, HttpLimits limits) {
        this.bodies = bodies;
        this.json = json;
        this.limits = limits;
    }

    /** A body that is one record. */
    Mono<Document> record(ServerRequest request, WireSchema schema) {
        return read(request, schema).doOnNext(this::bound);
    }

    Mono<SyncRequest> sync(ServerRequest request) {
        return read(request, Wire.SYNC_REQUEST).map(SyncRequest::of).doOnNext(this::bound);
    }

    private Mono<Document> read(ServerRequest request, WireSchema schema) {
        return bodies.read(request).map(body -> checked(body, schema));
    }

    private Document checked(byte[] body, WireSchema schema) {
        Document document;
        try (var reader = json.reader(body)) {
            document = reader.body();
        }
        var flaw = schema.flaw(Json.MAPPER.valueToTree(document.fields()));
        if (flaw != null) {
            throw Refusal.invalid(flaw).toException();
        }
        return document;
    }

    private void bound(SyncRequest request) {
        if (request.size() > limits.operationsMax()) {
            throw Refusal.tooLarge("a batch has at most " + limits.operationsMax() + " records")
                    .toException();
        }
        request.records().forEach(this::bound);
    }

    private void bound(Document record) {
        if (record.length() > limits.entityMax().toBytes()) {
            throw Refusal.tooLarge("a record is over " + limits.entityMax().toBytes() + " bytes")
                    .toException();
        }
    }
}
