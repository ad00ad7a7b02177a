package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.Document;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes roasts in, and says what has become of them (contract sections 5 and 6). */
final class RoastHandler {
    private final Roasts roasts;
    private final AccountState account;
    private final Bodies bodies;
    private final StrictJson json;

    RoastHandler(Roasts roasts, AccountState account, Bodies bodies, StrictJson json) {
        this.roasts = roasts;
        this.account = account;
        this.bodies = bodies;
        this.json = json;
    }

    Mono<ServerResponse> store(ServerRequest request) {
        var caller = ArtisanCaller.of(request);
        return bodies.read(request).flatMap(body -> {
            var record = RoastRecord.of(json.document(body));
            return roasts.store(caller, record, body)
                    .then(Mono.defer(() -> account.of(caller)))
                    .flatMap(state -> Answers.ok(Map.of("roast_id", record.roast().id()), state));
        });
    }

    Mono<ServerResponse> find(ServerRequest request) {
        var caller = ArtisanCaller.of(request);
        var known = known(request);
        var id = request.pathVariable("roast_id");
        var found = RoastRecord.isId(id) ? roasts.find(caller, RoastRecord.ref(id))
                : Mono.<Change>empty();
        return found.flatMap(change -> isNewer(change, known) ? shown(caller, change)
                : Answers.nothing())
                .switchIfEmpty(Mono.defer(() -> account.of(caller))
                        .flatMap(state -> Answers.unknown("there is no such roast", state)));
    }

    private Mono<ServerResponse> shown(ArtisanCaller caller, Change change) {
        var roast = Objects.requireNonNull(change.data(), "a roast that is there");
        return roasts.labels(caller, roast)
                .flatMap(labels -> account.of(caller).flatMap(
                        state -> Answers.ok(SyncRecord.of(change, labels), state)));
    }

    /** Whether the hub's version is later than what the desktop knows, by whole milliseconds. */
    private static boolean isNewer(Change change, long known) {
        return ModifiedAt.of(SyncRecord.modifiedAt(change)).orElseThrow().toEpochMilli() > known;
    }

    /** Who names no time wants the roast in any case. */
    private static long known(ServerRequest request) {
        var text = new Parameters(request).text("modified_at");
        try {
            return text == null ? Long.MIN_VALUE : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Parameters.invalid("modified_at", "must be whole milliseconds since 1970");
        }
    }
}
