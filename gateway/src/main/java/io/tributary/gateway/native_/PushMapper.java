package io.tributary.gateway.native_;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.codec.OutcomeJson;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Cursor;
import io.tributary.schemas.value.IdempotencyKey;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;

/** Between the native protocol and the hub's own words, for pushes. */
final class PushMapper {
    private PushMapper() {}

    static Submission toSubmission(Principal principal, IdempotencyKey key, PushBody body) {
        return new Submission(principal.tenant(), principal.node(), key, body.producer(),
                body.operations(), body.atomic());
    }

    static ReceiptJson toJson(RegistryEntry.Tenant tenant, Answer.Settled settled) {
        return new ReceiptJson(settled.push(),
                settled.outcomes().stream().map(OutcomeJson::of).toList(),
                settled.lamport(),
                new Cursor(tenant.tenant(), tenant.incarnation(), settled.positions()).encode());
    }

    static Problem toProblem(Answer.Refused refused) {
        return new Problem(refused.code(), refused.detail(), refused.expected(), null, null);
    }

    /** Where what becomes of a push can be read. */
    static String location(IdempotencyKey key) {
        return "/v1/pushes/" + UriUtils.encode(key.value(), StandardCharsets.UTF_8);
    }
}
