package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.codec.WireSchema;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator brings into a roastery at once; it fits its schema.
 *
 * @param account null if nothing is said of it
 */
record Import(TenantId tenant, @Nullable Document account, List<Document> users,
        List<Document> stores, List<Document> coffees, List<Document> blends,
        List<Document> schedule, List<Document> notifications, List<Document> deliveries,
        List<Document> corrections) {

    private static final WireSchema SCHEMA = WireSchema.of("artisan", "import");

    static Import read(StrictJson json, byte[] body) {
        var tree = json.tree(body);
        var flaw = SCHEMA.flaw(Json.MAPPER.valueToTree(tree));
        if (flaw != null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "field '" + flaw.field() + "' " + flaw.message());
        }
        var whole = document(tree);
        return new Import(
                new TenantId(Parameters.uuid("tenantId", String.valueOf(whole.get("tenantId")))),
                whole.has("account") ? document(whole.get("account")) : null,
                list(whole, "users"), list(whole, "stores"), list(whole, "coffees"),
                list(whole, "blends"), list(whole, "schedule"), list(whole, "notifications"),
                list(whole, "deliveries"), list(whole, "corrections"));
    }

    private static List<Document> list(Document whole, String name) {
        return whole.get(name) instanceof List<?> items
                ? items.stream().map(Import::document).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // the schema has seen that it is an object
    private static Document document(@Nullable Object value) {
        return value == null ? Document.EMPTY
                : new Document((Map<String, @Nullable Object>) value);
    }
}
