package io.tributary.gateway.pull;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The way out for every dialect. While the projector is away all of it ends as a problem. */
public interface Pulls extends Pages {
    /** Empty if there never was such an entity. */
    Mono<StoredEntity> entity(TenantId tenant, EntityRef entity);

    /**
     * The latest changes of those entities that there are or were, in no order; asked for in parts,
     * so there may be any number that the caller can hold.
     */
    Flux<Change> entities(TenantId tenant, List<EntityRef> entities);

    /**
     * JSON of a page of conflicts, large sides by reference; passed on as it comes, must be read,
     * once.
     */
    Mono<Flux<DataBuffer>> conflicts(ConflictQuery query);

    /** Conflicts in full; a page ends early where it would be too large. */
    Mono<ConflictPage> wholeConflicts(ConflictQuery query);

    /** JSON of a conflict, in full; empty if there is none of this id. */
    Mono<byte[]> conflict(TenantId tenant, UUID conflict);

    /** JSON of a page of a ledger, passed on as it comes; empty if there is no such entity. */
    Mono<Flux<DataBuffer>> ledger(LedgerQuery query);
}
