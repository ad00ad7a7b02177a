package io.tributary.bench.drive;

import io.tributary.bench.hub.Answer;
import io.tributary.bench.hub.Pulls;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Waits until what a writer pushed can be pulled. */
public final class Settling {
    private static final Duration BETWEEN_INQUIRIES = Duration.ofMillis(100);

    private final Duration patience;

    public Settling(Duration patience) {
        this.patience = patience;
    }

    public Mono<Void> settle(Writer writer, Pulls pulls) {
        return position(writer).flatMap(pulls::reached).timeout(patience);
    }

    /** Empty if nothing of the writer was acknowledged. */
    private static Mono<String> position(Writer writer) {
        var taken = writer.keyTaken();
        return taken == null ? Mono.justOrEmpty(writer.cursor()) : inquire(writer, taken);
    }

    /** Without receipts, the last push's says how far the earlier ones have come too. */
    private static Mono<String> inquire(Writer writer, String key) {
        return Mono.defer(() -> writer.pushes().inquire(key))
                .flatMap(answer -> answer instanceof Answer.Settled settled
                        ? Mono.just(settled.receipt().read((_, _, _, _) -> {}))
                        : Mono.empty())
                .repeatWhenEmpty(empty -> empty.delayElements(BETWEEN_INQUIRIES));
    }
}
