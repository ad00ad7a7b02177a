package io.tributary.gateway.lamport;

import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A push as it came (contract section 2).
 *
 * @param knows its {@code client_lamport} and {@code device_id}
 */
record PushRequest(Item knows, List<Item> operations, List<Item> products, List<Item> payments) {

    static PushRequest read(ShapeReader body, HttpLimits limits) {
        var request = new PushRequest(body.body(Shape.PUSH),
                body.list("operations", Shape.STOCK_EVENT),
                body.list("products", Shape.PRODUCT), body.list("payments", Shape.PAYMENT));
        body.check();
        if (request.size() > limits.operationsMax()) {
            throw new ProblemException(ProblemCode.TOO_MANY_OPERATIONS, "A push has at most "
                    + limits.operationsMax() + " operations, products and payments");
        }
        return request;
    }

    /** Whether an item of it says that it is of another tenant. */
    boolean namesAnother(TenantId tenant) {
        return Stream.of(operations, products, payments).flatMap(List::stream)
                .anyMatch(item -> item.unkept() == null
                        && !item.text("tenant_id").equals(tenant.toString()));
    }

    private int size() {
        return operations.size() + products.size() + payments.size();
    }

    long clientLamport() {
        return knows.whole("client_lamport");
    }

    String device() {
        return knows.text("device_id");
    }
}
