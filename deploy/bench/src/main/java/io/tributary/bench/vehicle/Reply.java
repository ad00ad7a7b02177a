package io.tributary.bench.vehicle;

/** What a vehicle answers. */
final class Reply {
    private static final int OK = 200;

    private final int status;
    private final byte[] body;

    Reply(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    static Reply ok(byte[] body) {
        return new Reply(OK, body);
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }
}
