package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Brings notifications to persons, and remembers which have come to them (contract section 8). */
final class NotificationHandler {
    private final Catalogues catalogues;
    private final Recording recording;
    private final Bodies bodies;

    NotificationHandler(Catalogues catalogues, Recording recording, Bodies bodies) {
        this.catalogues = catalogues;
        this.recording = recording;
        this.bodies = bodies;
    }

    Mono<ServerResponse> fetch(ServerRequest request) {
        var caller = ArtisanCaller.of(request);
        var machine = new Parameters(request).text("machine");
        return catalogues.of(caller.tenant()).flatMap(catalogue -> {
            var inbox = new Inbox(catalogue, caller.userId());
            var fetched = inbox.unseen(machine);
            return fetched.isEmpty() ? Answers.nothing()
                    // Written down first: the program takes the count for 0 once it has asked.
                    : note(caller, Kind.DELIVERED, inbox.undelivered(fetched))
                            .then(Answers.ok(fetched.stream().map(Document::fields).toList(),
                                    Map.of()));
        });
    }

    Mono<ServerResponse> seen(ServerRequest request) {
        var caller = ArtisanCaller.of(request);
        var id = request.pathVariable("hr_id");
        return bodies.read(request).then(catalogues.of(caller.tenant()))
                .filter(catalogue -> catalogue.of(Kind.NOTIFICATION).containsKey(id))
                .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemCode.NOT_FOUND,
                        "there is no such notification")))
                .flatMap(_ -> note(caller, Kind.SEEN, List.of(new Notice(id, caller.userId()))))
                .then(Answers.ok(Map.of(), Map.of()));
    }

    private Mono<Void> note(ArtisanCaller caller, Kind kind, List<Notice> notices) {
        if (notices.isEmpty()) {
            return Mono.empty();
        }
        var operations = new ArrayList<Operation>();
        notices.forEach(notice -> operations.add(new Operation.Put(operations.size(),
                notice.ref(kind), Basis.NONE, notice.document())));
        // The same facts have the same name, so whoever notes them again changes nothing.
        var key = new IdempotencyKey("artisan." + Names.uuid(kind, notices));
        return recording.write(caller.tenant(), caller.node(), key, operations).then();
    }
}
