package io.tributary.gateway.pull;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the hub keeps of vehicles. While the projector is away all of it ends as a problem. */
public interface VehicleReads {
    /** JSON, passed on as it comes; must be read, once. Empty if there is no such vehicle. */
    Mono<Flux<DataBuffer>> vehicles(VehicleQuery query);
}
