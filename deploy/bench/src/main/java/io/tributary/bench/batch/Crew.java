package io.tributary.bench.batch;

import java.util.List;
import reactor.core.publisher.Flux;

/**
 * The devices of a tenant.
 *
 * @param reader brings nothing
 */
record Crew(List<Device> devices, Device reader) {
    Flux<Device> everyone() {
        return Flux.fromIterable(devices).concatWithValues(reader);
    }

    /** What was acknowledged to all of them. */
    Holding all() {
        return devices.stream().map(Device::own).reduce(Holding.NOTHING, Holding::with);
    }

    Verdict verdict() {
        var all = all();
        var verdict = new Verdict(all.count(), 0, 0, 0);
        for (var device : everyone().toIterable()) {
            verdict = verdict.with(Verdict.of(all.without(device.own()), device.received()));
        }
        return verdict;
    }
}
