package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Names;
import java.util.List;

/**
 * What a request is known by.
 *
 * @param names the answer is kept under the first; all of them stand for this content
 * @param digest of the content
 */
record Asked(List<String> names, String digest) {
    static final String TYPE = "tributary.batch-answer";

    /** The hub's own record of a name, which is bound to the node that used it (section 2). */
    static EntityRef record(Principal principal, String name) {
        return new EntityRef(TYPE, principal.node().node() + "/" + Names.uuid(name));
    }
}
