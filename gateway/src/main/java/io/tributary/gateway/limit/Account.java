package io.tributary.gateway.limit;

import io.github.bucket4j.TimeMeter;

/** What one tenant or one node has left of its allowance. */
final class Account {
    private final Share operations;
    private final Share bytes;

    Account(Allowance allowance, TimeMeter time) {
        operations = new Share(allowance.operationsPerSecond(), allowance.operationsBurst(), time);
        bytes = new Share(allowance.bytesPerSecond().toBytes(), allowance.bytesBurst().toBytes(),
                time);
    }

    Share operations() {
        return operations;
    }

    Share bytes() {
        return bytes;
    }

    /** @param plenty the part of a burst that is plenty */
    Standing standing(String whose, double plenty) {
        return operations.standing(whose + " share of operations", plenty)
                .worse(bytes.standing(whose + " share of bytes", plenty));
    }
}
