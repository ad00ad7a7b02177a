package io.tributary.schemas.push;

/**
 * Where a gateway waits for the answer.
 *
 * @param partition of the replies topic
 * @param correlation tells the gateway's waiting requests apart; unique for ever
 */
public record ReplyTo(int partition, String correlation) {}
