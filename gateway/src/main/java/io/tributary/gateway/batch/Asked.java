package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Names;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a request is known by.
 *
 * @param names the answer is kept under the first; all of them stand for this content
 * @param digest of the content
 */
record Asked(List<String> names, String digest) {
    static final String TYPE = "tributary.batch-answer";

    /** What a name is called where it is kept; it is bound to the node that used it (section 2). */
    static UUID id(Principal principal, String name) {
        return Names.uuid(principal.node().node(), name);
    }

    List<UUID> ids(Principal principal) {
        return names.stream().map(name -> id(principal, name)).toList();
    }

    /**
     * The hub's own records in which the names are kept. A node has so many of them for each of a
     * request's names, and no two names of a request can meet in one.
     */
    List<EntityRef> places(Principal principal, int answersMax) {
        return IntStream.range(0, names.size()).mapToObj(index -> new EntityRef(TYPE,
                principal.node().node() + "/" + index + "/" + Math.floorMod(
                        id(principal, names.get(index)).getLeastSignificantBits(), answersMax)))
                .toList();
    }
}
