package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.codec.WireSchema;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SyncMapperTest {
    private static final EntityRef OBSERVATION = new EntityRef("batch.observation",
            "obs_20260211_0001");
    private static final EntityRef RECOMMENDATION = new EntityRef("batch.recommendation",
            "rec_20260211_0002");
    private static final EntityRef DEVICE = new EntityRef("batch.device", "dev_ios_001");

    @Test
    void aBatchBecomesOnePushInTheOrderOfItsRecords() {
        var operations = SyncMapper.operations(request());

        assertThat(operations).extracting(Operation::entity).containsExactly(DEVICE, OBSERVATION,
                RECOMMENDATION);
        assertThat(operations).extracting(Operation::index).containsExactly(0, 1, 2);
    }

    @Test
    void identicalRepetitionsCountAsAccepted() {
        var effects = Effects.of(List.of(unchanged(0, DEVICE), unchanged(1, OBSERVATION),
                accepted(2, RECOMMENDATION)), Positions.of(0, 7));

        assertThat(effects.counts()).isEqualTo(new SyncJson.CountsJson(1, 1, 0));
        assertThat(effects.conflicts()).isEmpty();
        assertThat(effects.asSent()).containsExactlyInAnyOrder(OBSERVATION, RECOMMENDATION);
    }

    @Test
    void aRefusedRecordIsAConflictAndIsNotCounted() {
        var effects = Effects.of(List.of(conflicting(1, OBSERVATION), rejected(2, RECOMMENDATION)),
                Positions.of(0, 7));

        assertThat(effects.counts()).isEqualTo(new SyncJson.CountsJson(0, 0, 0));
        assertThat(effects.conflicts()).extracting(SyncJson.ConflictJson::entityType)
                .containsExactly("observation", "recommendation");
        assertThat(effects.refused()).containsExactly(OBSERVATION, RECOMMENDATION);
    }

    @Test
    void whatBecameOfTheDeviceItselfIsNoConflict() {
        var effects = Effects.of(List.of(rejected(0, DEVICE)), Positions.of(0, 7));

        assertThat(effects.conflicts()).isEmpty();
    }

    @Test
    void aRecordThatStandsTwiceIsAsItsLastOutcomeLeftIt() {
        var effects = Effects.of(List.of(accepted(1, OBSERVATION), conflicting(2, OBSERVATION)),
                Positions.of(0, 7));

        assertThat(effects.asSent()).isEmpty();
        assertThat(effects.refused()).containsExactly(OBSERVATION);
    }

    @Test
    void theAnswerFitsItsSchema() {
        var effects = Effects.of(List.of(conflicting(1, OBSERVATION)), Positions.of(0, 7))
                .with("pch_20260211_0001", new PatchResult.Refused(
                        ErrorCode.PLAYBOOK_VERSION_MISMATCH, "too old", 4));
        var news = new Stored(OBSERVATION.type(), OBSERVATION.id(), 2,
                Examples.tree(Examples.OBSERVATION), UUID.randomUUID());

        var answer = SyncMapper.toJson(request(), effects, "cur_x", List.of(news),
                SyncJson.PlaybookJson.of(Examples.playbook()),
                Instant.parse("2026-02-11T18:22:01Z"));

        var json = Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(answer));
        assertThat(WireSchema.of("batch", "sync-batch-response").flaw(json)).isNull();
        assertThat(json.at("/downstream/observations/0/observationId").asString())
                .isEqualTo(OBSERVATION.id());
    }

    @Test
    void theOrderOfMembersMakesNoOtherRequest() {
        var one = Examples.document("{\"a\": 1, \"b\": {\"c\": [1.0, 2], \"d\": null}}");
        var same = Examples.document("{\"b\": {\"d\": null, \"c\": [1, 2.0]}, \"a\": 1}");
        var other = Examples.document("{\"a\": 1, \"b\": {\"c\": [2, 1], \"d\": null}}");

        assertThat(SyncRequest.digest(same)).isEqualTo(SyncRequest.digest(one));
        assertThat(SyncRequest.digest(other)).isNotEqualTo(SyncRequest.digest(one));
    }

    private static SyncRequest request() {
        return SyncRequest.of(Examples.document(
                Examples.batch(Examples.OBSERVATION, Examples.RECOMMENDATION, "")));
    }

    private static Outcome accepted(int index, EntityRef entity) {
        return new Outcome.Accepted(index, entity, 1, index + 1L, 1, "first-write", null);
    }

    private static Outcome unchanged(int index, EntityRef entity) {
        return new Outcome.Unchanged(index, entity, 1, "identical-content");
    }

    private static Outcome conflicting(int index, EntityRef entity) {
        return new Outcome.Conflicting(index, entity, 1, ProblemCode.VERSION_MISMATCH,
                "immutable", UUID.randomUUID());
    }

    private static Outcome rejected(int index, EntityRef entity) {
        return new Outcome.Rejected(index, entity, 1, ProblemCode.OLDER_WRITE, "older");
    }
}
