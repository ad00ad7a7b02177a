package io.tributary.bench.workload;

/**
 * An entity of the user's file.
 *
 * @param data the JSON object to put
 * @param content the data's {@link ContentHash}
 */
record Row(String type, String id, String data, long content) {
    String name() {
        return type + "/" + id;
    }
}
