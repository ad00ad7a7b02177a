package io.tributary.gateway.lamport;

import io.tributary.gateway.push.Submission;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The apps' operations: each is a push of its own, named by its {@code operation_id}. */
final class AppOperations {
    private AppOperations() {}

    /** Why the operation can't be done, whatever the hub holds; null if it may be. */
    static @Nullable String refusal(Item item, long entityBytesMax) {
        if (item.unkept() != null) {
            return "The hub can't keep this: " + item.unkept();
        }
        if (!Types.appTypes().contains(item.text("entity_type"))) {
            return "The entity type is none of " + Types.appTypes();
        }
        if (!List.of("CREATE", "UPDATE", "DELETE").contains(item.text("operation_type"))) {
            return "The operation type is none of CREATE, UPDATE and DELETE";
        }
        var data = item.document("data");
        if (data != null && data.length() > entityBytesMax) {
            return "The data is over " + entityBytesMax + " bytes";
        }
        var id = item.text("entity_id");
        return id.isEmpty() || id.length() > EntityRef.ID_LENGTH_MAX
                || id.chars().anyMatch(Character::isISOControl)
                        ? "The entity id is not 1 to 255 plain characters"
                        : null;
    }

    /** @param device that sent it, unless the operation names another */
    static Submission submission(Caller caller, String device, Item item) {
        var entity = entity(item);
        var basis = basis(item);
        return switch (item.text("operation_type")) {
            case "UPDATE" -> submission(caller, device, item, "update",
                    new Operation.Patch(0, entity, basis, AppDocument.of(item)));
            case "DELETE" -> submission(caller, device, item, "delete",
                    new Operation.Delete(0, entity, basis));
            default -> creation(caller, device, item);
        };
    }

    /** The operation as one that makes the entity, which an app may know from elsewhere. */
    static Submission creation(Caller caller, String device, Item item) {
        return submission(caller, device, item, "create", new Operation.Put(0, entity(item),
                basis(item), AppDocument.of(item)));
    }

    private static Submission submission(Caller caller, String device, Item item, String what,
            Operation operation) {
        var node = caller.device(Objects.requireNonNullElse(item.optionalText("device_id"),
                device));
        var key = new IdempotencyKey(
                Names.uuid("lamport-app", what, item.text("operation_id")).toString());
        return new Submission(caller.tenant(), node, key, null, List.of(operation), false);
    }

    private static EntityRef entity(Item item) {
        return new EntityRef(Types.ofApp(item.text("entity_type")), item.text("entity_id"));
    }

    private static Basis basis(Item item) {
        var at = item.optionalText("timestamp");
        return new Basis(null, at == null ? null : Times.parse(at),
                item.lamport() == 0 ? null : item.lamport(), null);
    }

    /** The operation as it was accepted. */
    static Map<String, @Nullable Object> show(Item item, long lamport, long version) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        for (var member : Shape.APP_OPERATION.members()) {
            shown.put(member.name(), item.fields().get(member.name()) instanceof Document data
                    ? data.fields()
                    : item.fields().get(member.name()));
        }
        shown.put("lamport_ts", lamport);
        shown.put("version", version);
        return shown;
    }

    /** The operation that a change is: the entity as a whole, since only its newest state is kept. */
    static Map<String, @Nullable Object> show(StoredChange change) {
        var kept = change.document();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("operation_id", Objects.requireNonNullElseGet(AppDocument.operationId(kept),
                () -> Names.uuid("lamport-app-change", change.type(), change.id(),
                        change.version()).toString()));
        shown.put("operation_type", change.deleted() ? "DELETE"
                : change.version() == 1 ? "CREATE" : "UPDATE");
        shown.put("entity_type", Types.wireName(change.type()));
        shown.put("entity_id", change.id());
        shown.put("data", AppDocument.data(kept).fields());
        shown.put("lamport_ts", change.lamport());
        shown.put("version", change.version());
        shown.put("device_id", Objects.requireNonNullElse(AppDocument.said(kept, "device_id"),
                change.origin().toString()));
        shown.put("timestamp", Objects.requireNonNullElse(AppDocument.said(kept, "timestamp"),
                change.time().toString()));
        shown.put("content_hash", AppDocument.said(kept, "content_hash"));
        return shown;
    }
}
