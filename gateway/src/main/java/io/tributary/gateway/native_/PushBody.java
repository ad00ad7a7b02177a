package io.tributary.gateway.native_;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a push, read and found to be in order.
 *
 * @param atomic whether one rejected operation makes all others fail with it
 */
record PushBody(List<Operation> operations, @Nullable Producer producer, boolean atomic) {}
