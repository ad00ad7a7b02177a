package io.tributary.gateway.http;

import org.springframework.http.MediaType;

/** How a dialect says that a request was not done, for all requests below its paths. */
public interface ErrorForm {
    /** Whether requests of this path are answered in this form. */
    boolean covers(String path);

    /** Whether its callers fare better with a broken connection than with this problem as an answer. */
    default boolean breaksOff(Problem problem) {
        return false;
    }

    /** The problem in the dialect's own words. */
    Said say(Problem problem, String requestId);

    /**
     * An answer that is not a success.
     *
     * @param body its JSON
     */
    record Said(int status, MediaType type, String body) {}
}
