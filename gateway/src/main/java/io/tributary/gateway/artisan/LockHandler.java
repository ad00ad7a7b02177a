package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Parameters;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Notes that a day's roasting has begun, so that whoever plans leaves that day's items alone (contract
 * section 7). All desktops that say so of a day say the same.
 */
record LockHandler(Submitting pushes) {
    private static final String TYPE = "artisan.schedule-lock";

    Mono<ServerResponse> lock(ServerRequest request) {
        var caller = ArtisanCaller.of(request);
        var day = day(new Parameters(request).text("today"));
        var lock = new Operation.Put(0, new EntityRef(TYPE, day), Basis.NONE,
                new Document(Map.of("date", day)));
        return pushes.settled(caller, lock, "lock", day).then(Answers.nothing());
    }

    private static String day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text).toString();
        } catch (DateTimeException e) {
            throw Parameters.invalid("today", "must be a date such as 2026-03-01");
        }
    }
}
