package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.PolicySettings;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Settlement.Restore;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a roast takes out of the stock, by the policies of the dialect artisan. */
class BookingTest {
    static final String ROAST = "artisan.roast";
    static final String STOCK = "artisan.stock";
    static final String LEDGER = "artisan.stock-entry";

    private final TestHub hub = new TestHub(new PolicySettings(null).read());
    private int pushes;

    private PushBuilder push(String node) {
        return aPush().from(node).withKey("k" + pushes++);
    }

    private Outcome roasted(String node, String record) {
        return hub.outcome(push(node).putting(ROAST, "r1", json(record)));
    }

    private Outcome corrected(String node, String patch) {
        return hub.outcome(push(node).patching(ROAST, "r1", json(patch)));
    }

    private void delivered(String id, String kilograms) {
        hub.push(push("office").incrementing(STOCK, id, "amount", kilograms));
    }

    private void assertStock(String id, String kilograms) {
        var stock = Objects.requireNonNullElse(hub.document(STOCK, id), Document.EMPTY);
        assertThat(CounterValue.of(stock, "amount").orElseThrow())
                .isEqualByComparingTo(kilograms)
                .isEqualByComparingTo(hub.ledgerSum(LEDGER, id));
    }

    private static String record(int second, String members) {
        return "{'roast_id': 'r1', 'modified_at': '2026-03-01T10:00:%02d.000Z', %s}"
                .formatted(second, members);
    }

    @Test
    void aRoastTakesItsGreenCoffee() {
        delivered("C1@L1", "60");

        roasted("desk", record(1, "'coffee': 'C1', 'location': 'L1', 'amount': 12.5"));

        assertStock("C1@L1", "47.5");
    }

    @Test
    void itsEntryInTheLedgerSaysWhichRoastItWas() {
        roasted("desk", record(1, "'coffee': 'C1', 'location': 'L1', 'amount': 2"));

        var entry = hub.changes().stream().filter(it -> it.entity().type().equals(LEDGER))
                .findFirst().orElseThrow();
        assertThat(entry.data()).isNotNull()
                .extracting(data -> data.get("cause"), data -> data.get("by"))
                .containsExactly(Map.of("type", ROAST, "id", "r1"), new BigInteger("-2"));
        assertThat(entry.pushEnd()).isEqualTo(hub.changes().getLast().seq());
    }

    @Test
    void aBlendTakesEachIngredientByItsRatio() {
        roasted("desk", record(1, """
                'location': 'L1', 'amount': 10, 'blend': {'label': 'Espresso', 'ingredients': [
                  {'coffee': 'C1', 'ratio': 0.75}, {'coffee': 'C2', 'ratio': 0.25}]}"""));

        assertStock("C1@L1", "-7.5");
        assertStock("C2@L1", "-2.5");
    }

    @Test
    void aThirdIsTakenToTheMilligram() {
        roasted("desk", record(1, """
                'location': 'L1', 'amount': 10, 'blend': {'label': 'Three', 'ingredients': [
                  {'coffee': 'C1', 'ratio': 0.3333333333333333}]}"""));

        assertStock("C1@L1", "-3.333333");
    }

    @Test
    void aCorrectionBooksTheDifference() {
        roasted("desk", record(1, "'coffee': 'C1', 'location': 'L1', 'amount': 10"));

        corrected("desk", record(2, "'amount': 9.2"));

        assertStock("C1@L1", "-9.2");
        assertThat(hub.changes().stream().filter(it -> it.entity().type().equals(LEDGER)))
                .hasSize(2);
    }

    @Test
    void anotherCoffeeOrPlaceGivesBackAndTakes() {
        roasted("desk", record(1, "'coffee': 'C1', 'location': 'L1', 'amount': 10"));

        corrected("desk", record(2, "'coffee': 'C2'"));
        corrected("desk", record(3, "'location': 'L2'"));

        assertStock("C1@L1", "0");
        assertStock("C2@L1", "0");
        assertStock("C2@L2", "-10");
    }

    @Test
    void aRoastWithoutCoffeeOrPlaceTakesNothing() {
        roasted("desk", record(1, "'amount': 10, 'coffee': 'C1'"));
        assertThat(hub.states.keySet()).noneMatch(it -> it.type().equals(STOCK));

        corrected("desk", record(2, "'location': 'L1'"));
        assertStock("C1@L1", "-10");
        corrected("desk", record(3, "'location': null, 'coffee': null"));
        assertStock("C1@L1", "0");
    }

    @Test
    void anOlderRecordBooksNothingAndIsKept() {
        roasted("desk", record(5, "'coffee': 'C1', 'location': 'L1', 'amount': 10"));

        var outcome = corrected("laptop", record(4, "'amount': 3"));

        assertThat(outcome).isInstanceOf(Outcome.Conflicting.class);
        assertStock("C1@L1", "-10");
        assertThat(hub.conflicts().getLast().status()).isEqualTo(Status.RESOLVED_AUTO);
    }

    @Test
    void whoHasALostRecordTakeEffectAfterAllBooksTheDifference() {
        roasted("desk", record(5, "'coffee': 'C1', 'location': 'L1', 'amount': 10"));
        corrected("laptop", record(4, "'amount': 3"));
        var lost = hub.conflicts().getLast();

        hub.push(push("office").settling(lost, 1L,
                new Restore(Conflict.Winner.INCOMING)));

        assertStock("C1@L1", "-3");
    }

    @Test
    void aDeletedRoastGivesBackWhatItTook() {
        roasted("desk", record(1, "'coffee': 'C1', 'location': 'L1', 'amount': 10"));

        hub.push(push("office").deleting(ROAST, "r1"));

        assertStock("C1@L1", "0");
    }

    @Test
    void moreThanThereIsIsBookedAndNoted() {
        delivered("C1@L1", "5");

        var outcome = roasted("desk",
                record(1, "'coffee': 'C1', 'location': 'L1', 'amount': 12"));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertStock("C1@L1", "-7");
        assertThat(hub.conflicts()).singleElement().satisfies(it -> {
            assertThat(it.entity().type()).isEqualTo(STOCK);
            assertThat(it.status()).isEqualTo(Status.RESOLVED_AUTO);
            assertThat(it.rule()).isEqualTo("counter-bound");
            assertThat(it.incoming().kind()).isEqualTo(Side.Kind.INCREMENT);
        });
    }

    @Test
    void anAtomicPushThatFailsBooksNothing() {
        hub.push(push("desk").atomic().putting(ROAST, "r1",
                json(record(1, "'coffee': 'C1', 'location': 'L1', 'amount': 10")))
                .patching(ROAST, "r2", json("{'amount': 1}")));

        assertThat(hub.changes()).isEmpty();
    }

    @Test
    void anIdThatNoEntityMayHaveTakesNothing() {
        roasted("desk", record(1, "'coffee': 'C\\u0007', 'location': 'L1', 'amount': 10"));

        assertThat(hub.changes()).hasSize(1);
    }
}
