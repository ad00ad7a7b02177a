package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.schemas.codec.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows playbooks and takes patches of them (contract section 5). */
public final class PlaybookHandler {
    private final WireBodies bodies;
    private final Answers answers;
    private final Playbooks playbooks;
    private final Patches patches;
    private final InstantSource clock;

    PlaybookHandler(WireBodies bodies, Answers answers, Playbooks playbooks, Patches patches,
            InstantSource clock) {
        this.bodies = bodies;
        this.answers = answers;
        this.playbooks = playbooks;
        this.patches = patches;
        this.clock = clock;
    }

    Mono<ServerResponse> playbook(ServerRequest request) {
        var principal = Principal.of(request);
        var id = request.pathVariable("id");
        int version = new Parameters(request).whole("version", 1, Integer.MAX_VALUE, 0);
        var found = version == 0 ? playbooks.active(principal, id).map(Playbooks::data)
                : playbooks.version(principal, id, version);
        return found.switchIfEmpty(Mono.error(() -> Refusal
                .notFound("playbook of this id and version").toException()))
                .flatMap(PlaybookHandler::ok);
    }

    Mono<ServerResponse> patch(ServerRequest request) {
        return patches.find(Principal.of(request), request.pathVariable("id"))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.notFound("patch of this id").toException()))
                .flatMap(PlaybookHandler::ok);
    }

    /** A refused patch is an error, as the description of the protocol has it. */
    Mono<ServerResponse> apply(ServerRequest request) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.required(request);
        return read(request)
                .flatMap(patch -> answers.once(principal,
                        new Asked(List.of("patch-key/" + key),
                                SyncRequest.digest(patch.document())),
                        patches.apply(principal, patch).flatMap(result -> applied(patch, result))))
                .flatMap(answer -> SyncHandler.json(HttpStatus.OK, answer));
    }

    /**
     * The web console's way: it sends no key, and shows the reasons of a rejected patch only out of
     * a success.
     */
    Mono<ServerResponse> tryOut(ServerRequest request) {
        var principal = Principal.of(request);
        return read(request).flatMap(patch -> patches.apply(principal, patch)
                .flatMap(result -> result instanceof PatchResult.Refused refused
                        && isRejection(refused.code())
                                ? Mono.just(Json.MAPPER.writeValueAsString(PatchJson.of(patch,
                                        refused, SyncMapper.time(clock.instant()))))
                                : applied(patch, result)))
                .flatMap(answer -> SyncHandler.json(HttpStatus.OK, answer));
    }

    private Mono<PlaybookPatch> read(ServerRequest request) {
        return bodies.record(request, Wire.PLAYBOOK_PATCH).map(PlaybookPatch::of).map(patch -> {
            if (!patch.playbookId().equals(request.pathVariable("id"))) {
                throw Refusal.invalid("playbookId", "is another than that of the path")
                        .toException();
            }
            return patch;
        });
    }

    private static Mono<String> applied(PlaybookPatch patch, PatchResult result) {
        return switch (result) {
            case PatchResult.Applied it ->
                Mono.just(Json.MAPPER.writeValueAsString(PatchJson.of(patch, it)));
            case PatchResult.Refused it -> Mono.error(() -> refusal(it).toException());
        };
    }

    private static boolean isRejection(ErrorCode code) {
        return code == ErrorCode.PLAYBOOK_VERSION_MISMATCH
                || code == ErrorCode.PLAYBOOK_PATCH_PATH_NOT_ALLOWED;
    }

    private static Refusal refusal(PatchResult.Refused refused) {
        var code = refused.code();
        int status = switch (code) {
            case NOT_FOUND -> 404;
            case CONFLICT, PLAYBOOK_VERSION_MISMATCH -> 409;
            default -> 400;
        };
        return new Refusal(status, code, refused.message(),
                code == ErrorCode.PLAYBOOK_VERSION_MISMATCH
                        ? Map.of("activeVersion", refused.activeVersion())
                        : Map.of());
    }

    private static Mono<ServerResponse> ok(Object body) {
        return SyncHandler.json(HttpStatus.OK, Json.MAPPER.writeValueAsString(body));
    }
}
