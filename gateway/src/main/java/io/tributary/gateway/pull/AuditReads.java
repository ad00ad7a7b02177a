package io.tributary.gateway.pull;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the hub keeps of its audit. While the projector is away it ends as a problem. */
public interface AuditReads {
    /** JSON of a page, newest first; passed on as it comes, must be read, once. */
    Mono<Flux<DataBuffer>> audit(AuditQuery query);
}
