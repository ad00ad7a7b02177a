package io.tributary.gateway.artisan;

import io.tributary.gateway.login.Person;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.TenantId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an import into operations: what is, then what was counted. */
final class ImportMapper {
    private final List<Operation> operations = new ArrayList<>();

    private ImportMapper() {}

    static List<Operation> operations(Import wanted) {
        var mapper = new ImportMapper();
        var account = wanted.account();
        if (account != null) {
            mapper.put(Kind.ACCOUNT, Kind.ACCOUNT_ID, account);
        }
        wanted.stores().forEach(it -> mapper.put(Kind.STORE, text(it, "hr_id"), it));
        wanted.coffees().forEach(it -> mapper.put(Kind.COFFEE, text(it, "hr_id"), it));
        wanted.blends().forEach(it -> mapper.put(Kind.BLEND, text(it, "hr_id"), it));
        wanted.schedule().forEach(it -> mapper.put(Kind.SCHEDULE_ITEM, text(it, "_id"), it));
        wanted.notifications().forEach(it -> mapper.put(Kind.NOTIFICATION, text(it, "hr_id"), it));
        wanted.deliveries().forEach(mapper::deliver);
        wanted.corrections().forEach(mapper::correct);
        return List.copyOf(mapper.operations);
    }

    /** One of the import's users. */
    static Person person(TenantId tenant, Document user) {
        return new Person(tenant, Protocol.ARTISAN,
                text(user, "email").toLowerCase(Locale.ROOT), optional(user, "password"),
                optional(user, "nickname"),
                Objects.requireNonNullElse(optional(user, "language"), Person.LANGUAGE),
                Boolean.TRUE.equals(user.get("readonly")),
                Boolean.TRUE.equals(user.get("disabled")));
    }

    private static @Nullable String optional(Document document, String field) {
        return document.get(field) instanceof String text ? text : null;
    }

    private void put(Kind kind, String id, Document data) {
        operations.add(new Operation.Put(operations.size(), kind.ref(id), Basis.NONE, data));
    }

    private void deliver(Document delivery) {
        operations.add(new Operation.Increment(operations.size(), place(delivery).ref(),
                Basis.NONE, StockPlace.AMOUNT, amount(delivery), entry("delivery", delivery)));
    }

    private void correct(Document correction) {
        operations.add(new Operation.Assign(operations.size(), place(correction).ref(),
                Basis.NONE, StockPlace.AMOUNT, amount(correction),
                entry("correction", correction)));
    }

    /** Named for ever by its id and its place, so that the same file may be imported again. */
    private static Entry entry(String reason, Document count) {
        var data = Document.EMPTY.with("reason", reason);
        return new Entry(reason + '-' + text(count, "id") + '-' + place(count).ref().id(),
                count.has("note") ? data.with("note", count.get("note")) : data);
    }

    private static StockPlace place(Document count) {
        return new StockPlace(text(count, "coffee"), text(count, "location"));
    }

    private static BigDecimal amount(Document count) {
        return count.get("amount") instanceof Number number ? Document.decimal(number)
                : BigDecimal.ZERO;
    }

    private static String text(Document document, String field) {
        return String.valueOf(document.get(field));
    }
}
