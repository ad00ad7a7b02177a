package io.tributary.gateway.artisan;

import static io.tributary.schemas.fixture.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a desktop says of a roast, and what becomes of it. */
class RoastRecordTest {
    private static final String ID = "5d6f1b0e9c3a4f7e8b2d1c0a9f8e7d6c";
    private static final String FULL = """
            {'roast_id': '%s', 'date': '2026-03-01T09:14:00.000Z', 'GMT_offset': 3600, 'amount': 12.5,
             'end_weight': 10.625, 'location': 'L1002', 'coffee': 'C1014', 'blend': null, 'label': 'Huila',
             's_item_id': '65e1', 's_item_date': '2026-03-01', 'moisture': null,
             'modified_at': '2026-03-01T09:27:12.345Z', 'end_weight_est': false}""".formatted(ID);

    private static RoastRecord partial(String members) {
        return RoastRecord.of(json("{'roast_id': '" + ID
                + "', 'modified_at': '2026-03-01T10:00:00.250Z', " + members + "}"));
    }

    @Test
    void aFullRecordMakesARoastWithoutItsNulls() {
        var record = RoastRecord.of(json(FULL));

        assertThat(record.isFull()).isTrue();
        assertThat(record.creation(0)).isInstanceOfSatisfying(Operation.Put.class, put -> {
            assertThat(put.baseVersion()).isZero();
            assertThat(put.entity()).isEqualTo(RoastRecord.ref(ID));
            assertThat(put.data()).isEqualTo(json("""
                    {'roast_id': '%s', 'date': '2026-03-01T09:14:00.000Z', 'GMT_offset': 3600,
                     'amount': 12.5, 'end_weight': 10.625, 'location': 'L1002', 'coffee': 'C1014',
                     'label': 'Huila', 's_item_id': '65e1',
                     'modified_at': '2026-03-01T09:27:12.345Z', 'end_weight_est': false}"""
                    .formatted(ID)));
        });
    }

    @Test
    void aRecordOfAKnownRoastRemovesWhatIsNullAndLeavesAloneWhatIsAbsent() {
        var change = partial("'label': null, 'end_weight': 10.5").change();

        assertThat(change).isInstanceOfSatisfying(Operation.Patch.class, patch -> {
            assertThat(patch.baseVersion()).isNull();
            assertThat(patch.at()).isEqualTo(Instant.parse("2026-03-01T10:00:00.250Z"));
            assertThat(patch.patch()).isEqualTo(json("{'roast_id': '" + ID
                    + "', 'modified_at': '2026-03-01T10:00:00.250Z', 'label': null,"
                    + " 'end_weight': 10.5}"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'amount': 3", "'date': '2026-03-01T09:14:00.000Z'", "'label': 'x'"})
    void aRecordWithoutDateOrAmountIsPartial(String members) {
        assertThat(partial(members).isFull()).isFalse();
    }

    @Test
    void whoNamesABlendTakesTheCoffeeAwayAndTheOtherWayRound() {
        assertThat(partial("'coffee': 'C1'").fields().fields()).containsEntry("blend", null);
        assertThat(partial("'blend': {'label': 'B', 'ingredients': []}").fields().fields())
                .containsEntry("coffee", null);
        assertThat(partial("'coffee': null, 'blend': null").fields().fields())
                .containsEntry("coffee", null).containsEntry("blend", null);
        assertThat(partial("'amount': 3").fields().fields()).doesNotContainKeys("coffee", "blend");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T10:00:00.1000Z, 2026-03-01T10:00:00.1Z",
            "2026-03-01T10:00:00.5Z, 2026-03-01T10:00:00.5Z",
            "2026-03-01T10:00:00.123456Z, 2026-03-01T10:00:00.123456Z",
            "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z"})
    void itsTimeMayHaveOneToSixDigitsOfASecond(String said, String meant) {
        assertThat(ModifiedAt.of(said)).contains(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'roast_id': 7, 'modified_at': '2026-03-01T10:00:00.000Z'}",
            "{'roast_id': '5D6F1B0E9C3A4F7E8B2D1C0A9F8E7D6C', 'modified_at': '2026-03-01T10:00:00Z'}",
            "{'roast_id': '5d6f1b0e-9c3a-4f7e-8b2d-1c0a9f8e7d6c', 'modified_at': '2026-03-01T10:00:00Z'}",
            "{'roast_id': '5d6f1b0e9c3a4f7e8b2d1c0a9f8e7d6c'}",
            "{'roast_id': '5d6f1b0e9c3a4f7e8b2d1c0a9f8e7d6c', 'modified_at': 'yesterday'}",
            "{'roast_id': '5d6f1b0e9c3a4f7e8b2d1c0a9f8e7d6c', 'modified_at': '2026-03-01T10:00:00Z', 'amount': -1}",
            "{'roast_id': '5d6f1b0e9c3a4f7e8b2d1c0a9f8e7d6c', 'modified_at': '2026-03-01T10:00:00Z', 'amount': '3'}"})
    void aRecordThatCannotBeUnderstoodIsRefused(String body) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RoastRecord.of(json(body)))
                .satisfies(it -> assertThat(it.problem().code())
                        .isEqualTo(ProblemCode.INVALID_REQUEST));
    }
}
