package io.tributary.schemas.value;

/**
 * Why something was not done. Every answer that is not a success, and every rejected operation,
 * carries exactly one of these; each says what the caller should do.
 */
public enum ProblemCode {
    MALFORMED_JSON(400, "The body is not JSON. Correct it at the given line and column."),
    INVALID_REQUEST(400, "A header, parameter or field is missing or out of bounds. Correct it."),
    UNKNOWN_FIELD(400, "The body has a field that the protocol does not know. Leave it out."),
    IDEMPOTENCY_KEY_MISSING(400, "Send an Idempotency-Key of your own with every write."),
    CURSOR_INVALID(400, "The cursor is damaged or another tenant's. Start without a cursor."),
    UNAUTHENTICATED(401, "Send a valid token as 'Authorization: Bearer <token>'."),
    FORBIDDEN(403, "This token may not do that. Use one that may."),
    STALE_EPOCH(403, "A newer epoch of this producer is at work. Stop, or take a higher epoch."),
    NOT_FOUND(404, "There is no such thing. Check the name."),
    METHOD_NOT_ALLOWED(405, "The resource has no such method. See the API description."),
    NOT_ACCEPTABLE(406, "Accept one of the media types that the API description names."),
    BODY_TOO_SLOW(408, "The body did not arrive in time. Send it again, in smaller pushes."),
    SETTLEMENT_OUTDATED(409, "Someone changed the entity since. Look at what it is now."),
    SEQUENCE_GAP(409, "A push is missing before this one. Send the expected sequence first."),
    CODE_TAKEN(409, "The tenant has a node of this code. Choose another code."),
    ALREADY_EXISTS(409, "A tenant of this id exists with other properties. Choose another id."),
    TOO_MANY_TOKENS(409, "The node has all the live tokens that it may have. Revoke one first."),
    SCHEMA_MISMATCH(409, "The client's data have another major version. Update the client."),
    ALREADY_SETTLED(409, "The conflict was settled in another way. Look at it again."),
    RECEIPT_EXPIRED(410, "The push took effect so long ago that its receipt is gone. Go on."),
    DELETED(410, "The entity was deleted. A put with its version as base brings it back."),
    BODY_TOO_LARGE(413, "The body is over the limit. Send it in smaller pushes."),
    UNSUPPORTED_MEDIA_TYPE(415, "Send application/json, plain or gzip."),
    KEY_REUSED(422, "This Idempotency-Key stands for another body. Use a new key."),
    TOO_MANY_OPERATIONS(422, "The push has too many operations. Send it in smaller pushes."),
    ENTITY_TOO_LARGE(422, "The entity's document is over the limit. Make it smaller."),
    TOO_DEEP(422, "The document is nested too deeply. Flatten it."),
    UNPROCESSABLE(422, "The request is well-formed but can't be done. See the detail."),
    BASE_VERSION_UNKNOWN(422, "The base version is ahead of the hub's. Pull, then push again."),
    BASE_VERSION_REQUIRED(422, "This type demands the version that the change builds on."),
    VERSION_MISMATCH(422, "Someone changed the entity since your base version. Pull and merge."),
    ENTITY_UNKNOWN(422, "There is no such entity to patch. Put it first."),
    NOT_A_NUMBER(422, "Only a number within 34 digits can be incremented."),
    OLDER_WRITE(422, "The hub holds a later write, which stays. Pull it."),
    IDENTITY_MISMATCH(422, "The document names another entity than the operation. Correct one."),
    FIELD_NOT_ALLOWED(422, "The type's policy has no such field. Leave it out."),
    IMMUTABLE(422, "The entity may not change any more. Pull what the hub holds."),
    FIXED_FIELD(422, "A field has its value for ever. Send the value that the hub holds."),
    OUTRANKED(422, "What the hub holds has precedence over this. Pull it."),
    CONCURRENT_COUNT(422, "Another node counted without knowing of this. Somebody settles it."),
    BOUND_EXCEEDED(422, "The count would pass a bound of the counter. Pull, then count again."),
    LEDGER_CLOSED(422, "Only counts write the ledger. Count on the entity instead."),
    PUSH_ABANDONED(422, "Another operation of this atomic push was rejected. Correct that one."),
    HEADERS_TOO_LARGE(431, "The request's line or headers are too large. Shorten them."),
    TOO_MANY_REQUESTS(429, "Slow down; try again after the time in Retry-After."),
    INTERNAL(500, "The hub failed. Send the same request again later; report the request id."),
    UNAVAILABLE(503, "The hub is full or starting. Send the same again after Retry-After."),
    OUTCOME_UNKNOWN(503, "No receipt came in time. Sending it with the same key is safe."),
    NOT_VISIBLE_YET(503, "The demanded position is not visible yet. Ask again.");

    private final int status;
    private final String advice;

    ProblemCode(int status, String advice) {
        this.status = status;
        this.advice = advice;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** What the caller should do, in a sentence. */
    public String advice() {
        return advice;
    }
}
