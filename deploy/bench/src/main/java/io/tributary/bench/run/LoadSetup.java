package io.tributary.bench.run;

import io.tributary.bench.crowd.Community;
import io.tributary.bench.drive.Plan;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who takes part in a load and how it goes.
 *
 * @param run the name of this run in ids and keys
 * @param readersPerTenant event streams held open meanwhile; the first of each tenant measures
 * @param verify whether to compare a full pull with the acknowledgements afterwards
 * @param settle how long what was acknowledged may take to become visible after the end
 */
public record LoadSetup(String run, List<Community> communities, Plan plan, int readersPerTenant,
        boolean verify, Duration settle) {

    public LoadSetup {
        communities = List.copyOf(communities);
        if (readersPerTenant < 0) {
            throw new IllegalArgumentException("there can't be less than no readers");
        }
    }

    /** A writer pushes one thing after the other, so it takes as many as pushes in flight. */
    public int writersPerTenant() {
        int tenants = communities.size();
        int enough = (plan.inFlight() + tenants - 1) / tenants;
        return Math.max(enough, communities.getFirst().nodes().size());
    }

    public int writers() {
        return writersPerTenant() * communities.size();
    }

    /** The places in the workload of a tenant's writers. */
    List<Integer> writersOf(int tenant) {
        int first = tenant * writersPerTenant();
        return IntStream.range(first, first + writersPerTenant()).boxed().toList();
    }
}
