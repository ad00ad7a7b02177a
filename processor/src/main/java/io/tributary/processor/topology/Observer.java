package io.tributary.processor.topology;

import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;

/** Hears what the steps do, for metrics. Work that is done again after a crash is heard again. */
public interface Observer {
    /** A push of this tenant took effect. */
    void settled(TenantId tenant, Receipt receipt);

    /** A push was recognised and answered by its stored receipt. */
    void replayed();

    /** A push had no effect. */
    void refused(ProblemCode code);

    /** So many more pushes wait for a missing one; fewer, if negative. */
    void parked(int more);
}
