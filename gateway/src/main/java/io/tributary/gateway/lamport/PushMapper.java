package io.tributary.gateway.lamport;

import io.tributary.gateway.push.Submission;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the protocol's words to the hub's, for one push. */
final class PushMapper {
    /** Where an item stands is not part of it: the tenant is the key's, the time the lane's. */
    private static final List<String> PLACE = List.of("tenant_id", "lamport_ts");

    private final Caller caller;
    private final PushRequest request;
    private final long entityBytesMax;
    private final UUID push;
    private int asked;

    private PushMapper(Caller caller, IdempotencyKey key, PushRequest request,
            long entityBytesMax) {
        this.caller = caller;
        this.request = request;
        this.entityBytesMax = entityBytesMax;
        push = Push.idOf(caller.tenantId(), caller.device(request.device()).node(), key);
    }

    /** One wish an item, in the order of the results. */
    static List<Wish> wishes(Caller caller, IdempotencyKey key, PushRequest request,
            long entityBytesMax) {
        return new PushMapper(caller, key, request, entityBytesMax).wishes();
    }

    /** Those wishes that only the hub can grant. */
    static Submission submission(Caller caller, IdempotencyKey key, PushRequest request,
            List<Wish> wishes) {
        var operations = wishes.stream().flatMap(wish -> switch (wish) {
            case Wish.Event(var operation, _) -> Stream.of(operation);
            case Wish.State(var operation) -> Stream.of(operation);
            case Wish.Refused _ -> Stream.<Operation>empty();
        }).toList();
        return new Submission(caller.tenant(), caller.device(request.device()), key, null,
                operations, false);
    }

    private List<Wish> wishes() {
        var wishes = new ArrayList<Wish>();
        request.operations().forEach(item -> wishes.add(event(item, wishes.size())));
        request.products().forEach(item -> wishes.add(state(item, Types.PRODUCT)));
        request.payments().forEach(item -> wishes.add(state(item, Types.PAYMENT)));
        return wishes;
    }

    private Wish event(Item item, int place) {
        var refused = refused(item);
        if (refused != null) {
            return refused;
        }
        var hash = StockEvents.hash(caller.tenantId(), item, push, place);
        var id = StockEvents.id(caller.tenantId(), hash);
        var product = new EntityRef(Types.PRODUCT, item.text("product_id"));
        var entry = new Entry(id, content(item).with("operation_hash", hash));
        var basis = new Basis(null, null, item.lamport(), seen(item));
        var delta = BigDecimal.valueOf(item.whole("delta"));
        return switch (item.text("operation")) {
            case "INCREMENT" -> new Wish.Event(new Operation.Increment(asked++, product, basis,
                    Types.STOCK, delta, entry), id);
            case "DECREMENT" -> new Wish.Event(new Operation.Increment(asked++, product, basis,
                    Types.STOCK, delta.negate(), entry), id);
            case "SET" -> new Wish.Event(new Operation.Assign(asked++, product, basis,
                    Types.STOCK, delta, entry), id);
            default -> new Wish.Refused("The operation is unknown",
                    "Send INCREMENT, DECREMENT or SET");
        };
    }

    private Wish state(Item item, String type) {
        var refused = refused(item);
        return refused != null ? refused
                : new Wish.State(new Operation.Put(asked++, new EntityRef(type, item.text("id")),
                        new Basis(null, null, item.lamport(), null), content(item)));
    }

    private Wish.@Nullable Refused refused(Item item) {
        if (item.unkept() != null) {
            return new Wish.Refused("The hub can't keep this: " + item.unkept(),
                    "Leave it out or correct it");
        }
        if (!item.text("tenant_id").equals(caller.tenantId().toString())) {
            return new Wish.Refused("tenant_id is not the tenant of the request",
                    "Send it under its own tenant");
        }
        return item.fields().length() > entityBytesMax
                ? new Wish.Refused("It is over " + entityBytesMax + " bytes", "Make it smaller")
                : null;
    }

    /** What the device knew: no more than its clock said when it sent, and when it counted. */
    private long seen(Item event) {
        return event.lamport() == 0 ? request.clientLamport()
                : Math.min(request.clientLamport(), event.lamport());
    }

    private static Document content(Item item) {
        var content = item.fields();
        for (var name : PLACE) {
            content = content.without(name);
        }
        return content;
    }
}
