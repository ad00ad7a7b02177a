package io.tributary.bench.workload;

import io.tributary.bench.hub.Status;

/**
 * One writer's pushes, one after the other, and what the hub must hold of its entities once they are
 * answered. No two writers share an entity and a writer waits for each answer, so the order in which
 * it writes is the order of an entity's versions.
 */
public interface Script {
    /** Stands for no slot. */
    int NONE = -1;

    /** Writes the next push's body; the number of its operations, 0 when there is nothing left. */
    int write(int operationsMax, Bytes body);

    /** An entity that the push written last creates; {@link #NONE} if it creates none. */
    int created();

    /** What became of an operation of the push written last. */
    void settled(int index, Status status, long version);

    /** The push written last was taken and every operation of it will hold. */
    void taken(int operations);

    /** One past the last slot; every entity of the writer has one. */
    int slots();

    /** The slot of an entity that this writer owns, {@link #NONE} if it has never written it. */
    int slotOf(String type, String id);

    /** The newest version that was acknowledged; 0 if none was. */
    long version(int slot);

    /** The content hash of the document that must be there. */
    long content(int slot);

    /** How a message names the entity. */
    String name(int slot);
}
