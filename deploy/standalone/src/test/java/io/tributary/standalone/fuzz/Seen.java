package io.tributary.standalone.fuzz;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that the hub has told of: with them later requests get further than with any invented. */
final class Seen {
    private static final Pattern NAME = Pattern.compile(
            "\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");
    private static final Pattern CURSOR = Pattern.compile("\"(?:cursor|next)\":\"([^\"]+)\"");
    private static final int KEPT = 256;

    private final Ring ids = new Ring();
    private final Ring cursors = new Ring();

    void learn(String body) {
        ids.learn(NAME, body);
        cursors.learn(CURSOR, body);
    }

    @Nullable
    String id(RandomGenerator random) {
        return ids.any(random);
    }

    @Nullable
    String cursor(RandomGenerator random) {
        return cursors.any(random);
    }

    private static final class Ring {
        private static final int OF_A_BODY = 8;

        private final AtomicReferenceArray<@Nullable String> kept = new AtomicReferenceArray<>(
                KEPT);
        private final AtomicInteger next = new AtomicInteger();

        void learn(Pattern pattern, String body) {
            pattern.matcher(body).results().limit(OF_A_BODY).forEach(match -> kept
                    .set(next.getAndIncrement() % KEPT, match.group(1)));
        }

        @Nullable
        String any(RandomGenerator random) {
            int learned = Math.min(next.get(), KEPT);
            return learned == 0 ? null : kept.get(random.nextInt(learned));
        }
    }
}
