package io.tributary.gateway.exchange;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;

/** A packet that can't be taken, in the words of the origin's server (contract section 3). */
final class InvalidPacket {
    private InvalidPacket() {}

    static ProblemException because(String reason) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, "Invalid packet: " + reason);
    }
}
