package io.tributary.gateway.lamport;

import java.util.List;

/** The entity types that the dialect's objects are kept as; its policies stand beside them. */
final class Types {
    static final String PREFIX = "lamport.";
    static final String PRODUCT = PREFIX + "product";
    static final String PAYMENT = PREFIX + "payment";
    /** An entry of the ledger of stock. */
    static final String STOCK_EVENT = PREFIX + "stock-event";
    /** The counter of a product. */
    static final String STOCK = "current_stock";

    private static final List<String> APP_TYPES = List.of("Producto", "Venta", "Stock", "Visita",
            "Ubicacion", "CarritoItem");

    private Types() {}

    /** What the apps call their entities. */
    static List<String> appTypes() {
        return APP_TYPES;
    }

    static String ofApp(String name) {
        return PREFIX + name;
    }

    /** What the protocol calls an entity of this type. */
    static String wireName(String type) {
        return switch (type) {
            case PRODUCT -> "Product";
            case PAYMENT -> "PendingPayment";
            case STOCK_EVENT -> "StockEvent";
            default -> type.substring(PREFIX.length());
        };
    }
}
