package io.tributary.bench.vehicle;

/** What a vehicle answers. */
final class Reply {
    private static final int OK = 200;

    private final int status;
    private final byte[] body;
    private final int rows;

    private Reply(int status, byte[] body, int rows) {
        this.status = status;
        this.body = body;
        this.rows = rows;
    }

    Reply(int status, byte[] body) {
        this(status, body, 0);
    }

    static Reply ok(byte[] body) {
        return new Reply(OK, body);
    }

    /** A window with so many rows. */
    static Reply window(byte[] body, int rows) {
        return new Reply(OK, body, rows);
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    /** 0 for everything that is no window. */
    int rows() {
        return rows;
    }
}
