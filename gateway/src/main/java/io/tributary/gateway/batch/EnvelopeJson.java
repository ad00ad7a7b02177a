package io.tributary.gateway.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/** Every answer that is not a success. */
record EnvelopeJson(String requestId, String timestamp, ErrorJson error) {
    /** @param retryable whether the very same request may succeed later */
    record ErrorJson(ErrorCode code, String message, boolean retryable, String traceId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> details) {}
}
