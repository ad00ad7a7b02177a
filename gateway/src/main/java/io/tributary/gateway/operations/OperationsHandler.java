package io.tributary.gateway.operations;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.pull.OpenConflicts;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers the operator's questions about the flow, one at a time: each may read thousands of records. */
public final class OperationsHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsHandler.class);
    private static final int TENANTS = 100;
    private static final int TENANTS_MAX = 1000;
    private static final int LETTERS = 100;
    private static final int LETTERS_MAX = 1000;

    private final Lag lag;
    private final Backlog backlog;
    private final DeadLetters letters;
    private final OpenConflicts conflicts;
    private final Scheduler oneByOne;

    /** @param oneByOne a single thread, which may block */
    public OperationsHandler(Lag lag, Backlog backlog, DeadLetters letters,
            OpenConflicts conflicts, Scheduler oneByOne) {
        this.lag = lag;
        this.backlog = backlog;
        this.letters = letters;
        this.conflicts = conflicts;
        this.oneByOne = oneByOne;
    }

    Mono<ServerResponse> lag(ServerRequest request) {
        return answer(lag::now);
    }

    Mono<ServerResponse> backlog(ServerRequest request) {
        var node = new NodeId(new Parameters(request).pathUuid("id"));
        return answer(() -> backlog.of(node));
    }

    Mono<ServerResponse> openConflicts(ServerRequest request) {
        int limit = new Parameters(request).whole("limit", 1, TENANTS_MAX, TENANTS);
        return conflicts.ofTenants(limit).flatMap(OperationsHandler::json);
    }

    Mono<ServerResponse> letters(ServerRequest request) {
        var parameters = new Parameters(request);
        int limit = parameters.whole("limit", 1, LETTERS_MAX, LETTERS);
        var topic = parameters.text("topic");
        var application = parameters.text("application");
        return answer(() -> letters.list(letter -> (topic == null || String.valueOf(
                DeadLetter.text(letter, DeadLetter.ORIGIN)).startsWith(topic + "-"))
                && (application == null || application.equals(
                        DeadLetter.text(letter, DeadLetter.APPLICATION))),
                limit));
    }

    Mono<ServerResponse> letter(ServerRequest request) {
        var place = Place.of(request);
        return answer(() -> letters.whole(place.partition(), place.offset()));
    }

    Mono<ServerResponse> replay(ServerRequest request) {
        var place = Place.of(request);
        return answer(() -> letters.replay(place.partition(), place.offset()));
    }

    private Mono<ServerResponse> answer(Callable<?> question) {
        return Mono.fromCallable(question).subscribeOn(oneByOne)
                .onErrorMap(KafkaException.class, OperationsHandler::unavailable)
                .onErrorMap(RejectedExecutionException.class, OperationsHandler::unavailable)
                .flatMap(answer -> json(Json.MAPPER.writeValueAsBytes(answer)));
    }

    private static Mono<ServerResponse> json(byte[] body) {
        return ServerResponse.ok().contentType(APPLICATION_JSON)
                .header("Cache-Control", "no-store").bodyValue(body);
    }

    private static Throwable unavailable(RuntimeException e) {
        LOG.warn("a question of the operator's has no answer: {}", e.toString());
        return Problem.passing(ProblemCode.UNAVAILABLE,
                "Kafka does not answer this in time, or too many questions wait").toException();
    }

    /** Where a dead letter stands. */
    private record Place(int partition, long offset) {
        static Place of(ServerRequest request) {
            try {
                var place = new Place(Integer.parseInt(request.pathVariable("partition")),
                        Long.parseLong(request.pathVariable("offset")));
                if (place.partition >= 0 && place.offset >= 0) {
                    return place;
                }
            } catch (NumberFormatException e) {
                // Answered below, as any other number out of bounds.
            }
            throw Parameters.invalid("partition, offset", "must be whole numbers from 0");
        }
    }
}
