package io.tributary.gateway.native_;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The ways in which a pull may be answered. */
enum PullForm {
    PAGE,
    EVENTS,
    LINES;

    /** The one that the caller likes best; a page if it does not say. */
    static PullForm of(ServerRequest request) {
        var accepted = request.headers().accept();
        if (accepted.isEmpty()) {
            return PAGE;
        }
        return accepted.stream().filter(range -> range.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(range -> Arrays.stream(values())
                        .filter(form -> range.isCompatibleWith(form.type())))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_ACCEPTABLE,
                        "a pull is application/json, text/event-stream or application/x-ndjson"));
    }

    MediaType type() {
        return switch (this) {
            case PAGE -> MediaType.APPLICATION_JSON;
            case EVENTS -> MediaType.TEXT_EVENT_STREAM;
            case LINES -> MediaType.APPLICATION_NDJSON;
        };
    }
}
