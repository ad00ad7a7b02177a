package io.tributary.bench.workload;

import java.util.Arrays;

/**
 * What the hub must hold of one writer's generated entities: for each its version and how its
 * document came about. Plain numbers, since millions of them share a machine with the hub.
 */
final class EntityStates {
    private static final int CAPACITY_START = 1024;
    private static final int FIELDS = 4;
    private static final int VERSION = 0;
    private static final int PUT = 1;
    private static final int COUNT = 2;
    private static final int TOUCHED = 3;

    private int[] fields = new int[CAPACITY_START * FIELDS];
    private int slots;

    /** One past the last slot that was ever given away. */
    int slots() {
        return slots;
    }

    int newSlot() {
        if ((slots + 1) * FIELDS > fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        return slots++;
    }

    /** 0 while nothing of the entity was acknowledged. */
    int version(int slot) {
        return fields[slot * FIELDS + VERSION];
    }

    /** The number of the operation that put the document. */
    int put(int slot) {
        return fields[slot * FIELDS + PUT];
    }

    int count(int slot) {
        return fields[slot * FIELDS + COUNT];
    }

    /** The number of the last patch since the put; -1 if there was none. */
    int touched(int slot) {
        return fields[slot * FIELDS + TOUCHED] - 1;
    }

    void apply(int slot, Mix.Kind kind, int operation, int version) {
        int at = slot * FIELDS;
        fields[at + VERSION] = version;
        switch (kind) {
            case CREATE, UPDATE -> {
                fields[at + PUT] = operation;
                fields[at + COUNT] = 0;
                fields[at + TOUCHED] = 0;
            }
            case PATCH -> fields[at + TOUCHED] = operation + 1;
            case INCREMENT -> fields[at + COUNT]++;
        }
    }
}
