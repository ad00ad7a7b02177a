package io.tributary.cli.replay;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import java.util.function.ToLongFunction;

/** A push as its node would have made it on other versions of the entities. */
final class Based {
    private Based() {}

    /** @param base gives the base version of each operation that names one */
    static Push on(Push push, ToLongFunction<Operation> base) {
        var operations = push.operations().stream()
                .map(it -> it.baseVersion() == null ? it : on(it, base.applyAsLong(it))).toList();
        return new Push(push.lane(), push.node(), push.rank(), push.key(), push.fingerprint(),
                push.producer(), operations, push.atomic(), push.receivedAt(), push.replyTo());
    }

    private static Operation on(Operation operation, long version) {
        var said = operation.basis();
        var basis = new Basis(version, said.at(), said.lamport(), said.seen());
        return switch (operation) {
            case Operation.Put it ->
                new Operation.Put(it.index(), it.entity(), basis, it.data());
            case Operation.Patch it ->
                new Operation.Patch(it.index(), it.entity(), basis, it.patch());
            case Operation.Delete it -> new Operation.Delete(it.index(), it.entity(), basis);
            case Operation.Increment it -> new Operation.Increment(it.index(), it.entity(), basis,
                    it.field(), it.by(), it.entry());
            case Operation.Assign it -> new Operation.Assign(it.index(), it.entity(), basis,
                    it.field(), it.to(), it.entry());
            case Operation.Settle it ->
                new Operation.Settle(it.index(), basis, it.conflict(), it.settlement());
        };
    }
}
