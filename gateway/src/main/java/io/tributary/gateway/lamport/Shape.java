package io.tributary.gateway.lamport;

import static io.tributary.gateway.lamport.Kind.FLAG;
import static io.tributary.gateway.lamport.Kind.HASH;
import static io.tributary.gateway.lamport.Kind.LAMPORT;
import static io.tributary.gateway.lamport.Kind.NAME;
import static io.tributary.gateway.lamport.Kind.NUMBER;
import static io.tributary.gateway.lamport.Kind.OBJECT;
import static io.tributary.gateway.lamport.Kind.TEXT;
import static io.tributary.gateway.lamport.Kind.TIME;
import static io.tributary.gateway.lamport.Kind.UUID;
import static io.tributary.gateway.lamport.Kind.WHOLE;
import static io.tributary.gateway.lamport.Member.optional;
import static io.tributary.gateway.lamport.Member.otherwise;
import static io.tributary.gateway.lamport.Member.required;

import java.util.List;

/** The protocol's objects, as its contract declares them in its sections 2, 6 and 7. */
record Shape(List<Member> members) {
    /** Something that happened to a product's stock. */
    static final Shape STOCK_EVENT = new Shape(List.of(required("tenant_id", UUID),
            required("product_id", UUID), required("device_id", UUID),
            required("device_type", TEXT), required("operation", TEXT), required("delta", WHOLE),
            required("reason", TEXT), optional("payment_status", TEXT),
            optional("amount", NUMBER), optional("location_lat", NUMBER),
            optional("location_lng", NUMBER), otherwise("lamport_ts", LAMPORT, 0L),
            otherwise("version", WHOLE, 1L), required("created_by", UUID),
            required("updated_by", UUID), optional("operation_hash", HASH)));

    /** A product as a whole. */
    static final Shape PRODUCT = new Shape(List.of(required("id", UUID),
            required("tenant_id", UUID), required("name", TEXT), optional("description", TEXT),
            required("price", NUMBER), required("sku", TEXT), optional("category", TEXT),
            required("current_stock", WHOLE), required("device_id", UUID),
            required("device_type", TEXT), otherwise("lamport_ts", LAMPORT, 0L),
            otherwise("version", WHOLE, 1L), otherwise("is_deleted", FLAG, false),
            required("created_by", UUID), required("updated_by", UUID)));

    /** A payment as a whole. */
    static final Shape PAYMENT = new Shape(List.of(required("id", UUID),
            required("tenant_id", UUID), required("sale_id", UUID), required("amount", NUMBER),
            required("payment_method", TEXT), optional("pos_transaction_id", TEXT),
            optional("pos_device_id", TEXT), otherwise("reconciled", FLAG, false),
            optional("reconciled_at", TIME),
            otherwise("reconciliation_status", TEXT, "PENDING"), optional("receipt_photo", TEXT),
            optional("notes", TEXT), required("device_id", UUID), required("device_type", TEXT),
            otherwise("lamport_ts", LAMPORT, 0L), otherwise("version", WHOLE, 1L),
            otherwise("is_deleted", FLAG, false), required("created_by", UUID),
            required("updated_by", UUID)));

    /** What a push says beside its lists. */
    static final Shape PUSH = new Shape(List.of(required("client_lamport", LAMPORT),
            required("device_id", UUID)));

    static final Shape PULL = new Shape(List.of(required("tenant_id", UUID),
            required("last_lamport", WHOLE), optional("limit", WHOLE)));

    static final Shape APP_OPERATION = new Shape(List.of(required("operation_id", TEXT),
            required("operation_type", TEXT), required("entity_type", TEXT),
            required("entity_id", NAME), optional("data", OBJECT),
            otherwise("lamport_ts", LAMPORT, 0L), otherwise("version", WHOLE, 1L),
            optional("device_id", TEXT), optional("timestamp", TIME),
            optional("content_hash", TEXT)));

    /** What an app's push says beside its operations. */
    static final Shape APP_PUSH = new Shape(List.of(optional("device_id", TEXT)));

    static final Shape APP_PULL = new Shape(List.of(otherwise("since_lamport_ts", WHOLE, 0L),
            optional("limit", WHOLE)));

    static final Shape APP_RESOLUTION = new Shape(List.of(required("resolution", TEXT),
            optional("data", OBJECT)));
}
