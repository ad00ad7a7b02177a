package io.tributary.bench.workload;

import java.util.List;

/** All that is written in a run, dealt to writers that share no entity. */
public interface Workload {
    /** One script a writer. */
    List<Script> scripts();

    /** How entities are named of which {@link Script#created} tells. */
    Naming naming();

    /** The writer that owns the entity; {@link Script#NONE} if the entity is not of this run. */
    int writerOf(String type, String id);
}
