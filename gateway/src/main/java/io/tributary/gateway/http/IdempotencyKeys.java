package io.tributary.gateway.http;

import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The Idempotency-Key header. */
public final class IdempotencyKeys {
    private static final String HEADER = "Idempotency-Key";

    private IdempotencyKeys() {}

    public static IdempotencyKey required(ServerRequest request) {
        var key = optional(request);
        if (key == null) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "the header Idempotency-Key is missing");
        }
        return key;
    }

    public static @Nullable IdempotencyKey optional(ServerRequest request) {
        List<String> values = request.headers().header(HEADER);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "the header Idempotency-Key stands there more than once");
        }
        return parse(values.getFirst());
    }

    public static IdempotencyKey parse(String text) {
        try {
            return new IdempotencyKey(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
