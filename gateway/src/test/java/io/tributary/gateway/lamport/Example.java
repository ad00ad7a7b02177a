package io.tributary.gateway.lamport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Requests of the dialect, written with single quotes for double ones. */
final class Example {
    static final String TENANT = "11111111-1111-4111-8111-111111111111";
    static final String DEVICE = "22222222-2222-4222-8222-222222222222";
    static final String PRODUCT = "33333333-3333-4333-8333-333333333333";
    static final String USER = "44444444-4444-4444-8444-444444444444";
    static final IdempotencyKey KEY = new IdempotencyKey("k-1");
    static final long ENTITY_BYTES = 1000;
    static final HttpLimits LIMITS = new HttpLimits(DataSize.ofMegabytes(4),
            DataSize.ofMegabytes(16), 100, DataSize.ofBytes(ENTITY_BYTES), 3, 5, 1000,
            1000, 1_000_000, 100_000,
            DataSize.ofKilobytes(16), DataSize.ofKilobytes(8), Duration.ofSeconds(10),
            Duration.ofSeconds(1), DataSize.ofMegabytes(64), 50, 10);
    static final Caller CALLER = new Caller(new RegistryEntry.Tenant(TenantId.parse(TENANT),
            "test", 1, 0, Instant.EPOCH), 0);

    private Example() {}

    static ShapeReader body(String json) {
        return ShapeReader.of(new StrictJson(LIMITS), json.replace('\'', '"').getBytes(UTF_8));
    }

    /** A sale of 5, with other or further members. */
    static String event(String members) {
        return "{'tenant_id':'" + TENANT + "','product_id':'" + PRODUCT + "','device_id':'"
                + DEVICE + "','device_type':'MOBILE','operation':'DECREMENT','delta':5,"
                + "'reason':'SALE','created_by':'" + USER + "','updated_by':'" + USER + "'"
                + (members.isEmpty() ? "" : "," + members) + "}";
    }

    static String product(String members) {
        return "{'id':'" + PRODUCT + "','tenant_id':'" + TENANT + "','name':'Miel','price':10.50,"
                + "'sku':'M-1','current_stock':10,'device_id':'" + DEVICE
                + "','device_type':'WEB','created_by':'" + USER + "','updated_by':'" + USER + "'"
                + (members.isEmpty() ? "" : "," + members) + "}";
    }

    static PushRequest push(int clientLamport, String... events) {
        return PushRequest.read(body("{'operations':[" + String.join(",", events)
                + "],'client_lamport':" + clientLamport + ",'device_id':'" + DEVICE + "'}"),
                LIMITS);
    }

    static List<Wish> wishes(PushRequest request) {
        return PushMapper.wishes(CALLER, KEY, request, ENTITY_BYTES);
    }
}
