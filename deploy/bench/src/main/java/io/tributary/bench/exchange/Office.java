package io.tributary.bench.exchange;

import io.tributary.bench.crowd.Community;
import io.tributary.bench.hub.Hub;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * The nodes of a tenant.
 *
 * @param desks make objects, numbered from 0
 * @param newcomer makes none, and so must hold all
 */
record Office(List<Desk> desks, Desk newcomer) {
    static Office of(Community community, Hub hub, Works works) {
        int makers = community.nodes().size();
        var desks = new ArrayList<Desk>();
        for (var node : community.nodes()) {
            desks.add(new Desk(desks.size(), node, hub.calls(node.token()), works, makers));
        }
        var reader = community.reader();
        return new Office(desks, new Desk(makers, reader, hub.calls(reader.token()), works,
                makers));
    }

    Flux<Desk> everyone() {
        return Flux.fromIterable(desks).concatWithValues(newcomer);
    }

    long objects() {
        return desks.stream().mapToLong(Desk::made).sum();
    }

    /** What the desk holds, compared with what was acknowledged to the others. */
    Verdict verdict(Desk desk) {
        long missing = 0;
        long unknown = 0;
        for (int maker = 0; maker < desks.size(); maker++) {
            var other = desks.get(maker);
            if (other == desk) {
                continue;
            }
            for (int object = 0; object < other.made(); object++) {
                int held = desk.shelf().revision(maker, object);
                missing += held < other.revision(object) ? 1 : 0;
                unknown += held > other.revision(object) ? 1 : 0;
            }
            unknown += desk.shelf().revision(maker, other.made()) > 0 ? 1 : 0;
        }
        // Who never had to send again must never get anything again.
        long again = desk.sentAgain() == 0 ? desk.shelf().again() : 0;
        return new Verdict(missing, unknown + desk.shelf().wrong(), again);
    }

    Verdict verdict() {
        return everyone().toStream().map(this::verdict).reduce(Verdict.GOOD, Verdict::with);
    }
}
