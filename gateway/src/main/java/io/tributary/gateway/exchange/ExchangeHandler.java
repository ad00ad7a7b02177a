package io.tributary.gateway.exchange;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes packets in, and answers each with what the hub has for its node. */
final class ExchangeHandler {
    private final Exchange exchange;
    private final Bodies bodies;
    private final PacketReader reader;
    private final InstantSource clock;

    ExchangeHandler(Exchange exchange, Bodies bodies, PacketReader reader, InstantSource clock) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.reader = reader;
        this.clock = clock;
    }

    Mono<ServerResponse> exchange(ServerRequest request) {
        var caller = Principal.of(request);
        Tenants.requireOneLane(caller.tenant());
        return bodies.read(request).map(reader::read)
                .doOnNext(it -> checkParties(caller, it))
                .flatMap(it -> exchange.exchange(caller, it))
                .flatMap(answer -> Answers.ok(AnswerMapper.write(caller, answer,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    private static void checkParties(Principal caller, Request request) {
        if (!(request instanceof Request.Packet packet)) {
            return;
        }
        if (!packet.sender().toLowerCase(Locale.ROOT)
                .equals(caller.node().node().toString())) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "Invalid packet: sender_node_id is not the node of this token");
        }
        if (!Centre.isMeantBy(packet.recipient(), caller.tenant())) {
            throw InvalidPacket.because("recipient_node_id is not this server");
        }
    }
}
