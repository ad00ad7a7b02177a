package io.tributary.gateway.artisan;

import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.LaneKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What travels back of a roast (contract sections 5.4 and 6). */
class SyncRecordTest {
    private static final EntityRef ROAST = RoastRecord.ref("5d6f1b0e9c3a4f7e8b2d1c0a9f8e7d6c");
    private static final Labels LABELS = Labels.of(List.of(
            change(new EntityRef("artisan.coffee", "C1"), "{'label': 'Huila'}"),
            change(new EntityRef("artisan.store", "L1"), "{'label': 'Main'}")));

    private static Change change(EntityRef entity, String data) {
        return new Change(new LaneKey(PushBuilder.TENANT, 0), 1, 1, entity, 1, json(data),
                PushBuilder.node("desk"), Instant.parse("2026-03-01T12:00:00.004567Z"), 1,
                Hlc.START);
    }

    private static Map<String, Object> record(String members) {
        return SyncRecord.of(change(ROAST, "{'roast_id': '" + ROAST.id() + "', " + members + "}"),
                LABELS);
    }

    @Test
    void coffeeAndStoreAreNamedInFull() {
        assertThat(record(
                "'coffee': 'C1', 'location': 'L1', 'modified_at': '2026-03-01T10:00:00.000Z'"))
                .isEqualTo(Map.of("roast_id", ROAST.id(), "coffee",
                        Map.of("hr_id", "C1", "label", "Huila"), "location",
                        Map.of("hr_id", "L1", "label", "Main"), "modified_at",
                        "2026-03-01T10:00:00.000Z"));
    }

    @Test
    void whatIsGoneIsCalledByItsId() {
        assertThat(record("'coffee': 'C9'")).containsEntry("coffee",
                Map.of("hr_id", "C9", "label", "C9"));
    }

    @Test
    void eachIngredientOfABlendIsNamedInFull() {
        var blend = record("""
                'blend': {'label': 'Espresso', 'ingredients': [
                  {'coffee': 'C1', 'ratio': 0.6667, 'ratio_num': 2, 'ratio_denom': 3, 'note': 'x'},
                  {'coffee': 'C2', 'ratio': 0.3333}, 7]}""").get("blend");

        assertThat(blend).isEqualTo(json("""
                {'label': 'Espresso', 'ingredients': [
                  {'coffee': {'hr_id': 'C1', 'label': 'Huila'}, 'ratio': 0.6667, 'ratio_num': 2, 'ratio_denom': 3},
                  {'coffee': {'hr_id': 'C2', 'label': 'C2'}, 'ratio': 0.3333}]}""").fields());
    }

    @Test
    void onlyWhatTravelsBothWaysIsThereAndNeverANull() {
        var record = record("""
                'amount': 0, 'end_weight': 0, 'defects_weight': 0.1, 'label': 'a', 'notes': null,
                'temperature': 21.5, 'BTU_batch': 7, 'template': {'id': 'x'}, 'drop_temp': 210.5,
                's_item_id': '65e1', 'blend': {'label': 'none'}, 'whole_color': 61.5""");

        assertThat(record).containsOnlyKeys("roast_id", "amount", "end_weight", "defects_weight",
                "label", "s_item_id", "whole_color", "modified_at");
    }

    @Test
    void theDesktopsOwnTimeComesBackAsItWasSaid() {
        assertThat(record("'modified_at': '2026-03-01T10:00:00.1000Z'"))
                .containsEntry("modified_at", "2026-03-01T10:00:00.1000Z");
    }

    @Test
    void whoSaidNoTimeWroteWhenTheHubTookIt() {
        assertThat(record("'modified_at': 'yesterday'"))
                .containsEntry("modified_at", "2026-03-01T12:00:00.004Z");
    }

    @Test
    void aRoastAsksForTheLabelsOfAllThatItNames() {
        assertThat(Labels.wanted(json(
                """
                {'location': 'L1', 'coffee': null, 'blend': {'ingredients': [{'coffee': 'C1'}, {'coffee': 'C2'}]}}""")))
                .containsExactly(new EntityRef("artisan.store", "L1"),
                        new EntityRef("artisan.coffee", "C1"),
                        new EntityRef("artisan.coffee", "C2"));
        assertThat(Labels.wanted(Document.EMPTY)).isEmpty();
    }
}
