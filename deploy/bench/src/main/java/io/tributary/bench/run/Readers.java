package io.tributary.bench.run;

import io.tributary.bench.crowd.Community;
import io.tributary.bench.drive.Watch;
import io.tributary.bench.feed.FullPull;
import io.tributary.bench.feed.LiveReader;
import io.tributary.bench.feed.Summary;
import io.tributary.bench.feed.Visibility;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.hub.Pulls;
import io.tributary.bench.measure.Errors;
import java.time.Duration;
import java.util.List;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The readers of a run: event streams that are held open meanwhile. */
final class Readers implements Watch, AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Visibility visibility;
    private final int operationsPerPush;
    private final Errors errors = new Errors();
    private final Disposable.Composite streams = Disposables.composite();

    /** A reader that stands at the end of what was there before the run. */
    record Place(Pulls pulls, String cursor) {}

    Readers(Visibility visibility, int operationsPerPush) {
        this.visibility = visibility;
        this.operationsPerPush = operationsPerPush;
    }

    static List<Place> places(Hub hub, List<Community> communities) {
        return Flux.fromIterable(communities)
                .map(community -> hub.pulls(community.reader().token()))
                .concatMap(pulls -> new FullPull(pulls, FullPull.PAGE_CHANGES_MAX)
                        .pages(new Summary())
                        .map(cursor -> new Place(pulls, cursor)))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void open(Place place, int readers) {
        for (int reader = 0; reader < readers; reader++) {
            var sink = reader == 0 ? visibility : new Summary();
            streams.add(new LiveReader(place.pulls(), place.cursor(), sink, errors).read()
                    .subscribe());
        }
    }

    /** Waits until every push has been met; how many have not when patience is over. */
    Mono<Integer> unseen(Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        return Mono.fromSupplier(visibility::unseen)
                .filter(left -> left == 0 || System.nanoTime() - giveUp > 0)
                .repeatWhenEmpty(empty -> empty.delayElements(BETWEEN_LOOKS));
    }

    Errors errors() {
        return errors;
    }

    @Override
    public void begun(int writer, int created, long startNanos) {
        if (created >= 0) {
            visibility.expect(writer, created, startNanos);
        }
    }

    @Override
    public void failed(int writer, int created) {
        visibility.forget(writer, created);
    }

    @Override
    public long operationsUnderWay() {
        return (long) visibility.unseen() * operationsPerPush;
    }

    @Override
    public void close() {
        streams.dispose();
    }
}
