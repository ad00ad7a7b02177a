package io.tributary.gateway.admin;

import io.tributary.gateway.http.Parameters;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Rows of a list, ordered by id.
 *
 * @param next the id to go on after; null at the end
 */
public record AdminPage<T>(List<T> rows, @Nullable UUID next) {
    private static final int ROWS = 1000;
    private static final int ROWS_MAX = 10_000;

    /** What the request's {@code limit} and {@code after} leave of all. */
    public static <T> AdminPage<T> of(ServerRequest request, Stream<T> all,
            Function<T, UUID> id) {
        var parameters = new Parameters(request);
        var after = parameters.uuid("after");
        int limit = parameters.whole("limit", 1, ROWS_MAX, ROWS);
        var rows = all.filter(it -> after == null || id.apply(it).compareTo(after) > 0)
                .sorted(Comparator.comparing(id)).limit(limit + 1L).toList();
        return rows.size() <= limit ? new AdminPage<>(rows, null)
                : new AdminPage<>(rows.subList(0, limit), id.apply(rows.get(limit - 1)));
    }
}
