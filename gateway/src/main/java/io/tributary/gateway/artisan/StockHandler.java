package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Parameters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Tells the program its stock and its schedule (contract section 4). */
final class StockHandler {
    private final Catalogues catalogues;

    StockHandler(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    Mono<ServerResponse> stock(ServerRequest request) {
        var caller = ArtisanCaller.of(request);
        var parameters = new Parameters(request);
        var today = parameters.text("today");
        var seen = parameters.text("lsrt");
        return catalogues.of(caller.tenant()).flatMap(catalogue -> Long
                .toString(catalogue.scheduleMark()).equals(seen)
                        ? Answers.nothing()
                        : Answers.ok(new StockMapper(catalogue).result(today == null ? "" : today),
                                AccountNews.of(catalogue, caller.userId())));
    }
}
