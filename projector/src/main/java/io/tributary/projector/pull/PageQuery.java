package io.tributary.projector.pull;

import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a tenant's feed is wanted.
 *
 * @param after where the reader stands
 * @param rowsMax at most so many changes, but never none
 * @param bytesMax no lane's part begins a change behind its share of so many bytes
 * @param types only of these types; one that ends with a star stands for all that begin so; empty for
 *        all
 * @param except none of this node's; null for everybody's
 * @param afterLamport only what is later by its lane's logical time; null for all
 * @param separator one character of ASCII between two changes
 */
record PageQuery(TenantId tenant, Positions after, int rowsMax, long bytesMax, List<String> types,
        @Nullable NodeId except, @Nullable Long afterLamport, String separator) {}
