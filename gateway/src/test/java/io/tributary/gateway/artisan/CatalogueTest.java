package io.tributary.gateway.artisan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.Documents;
import io.tributary.schemas.value.Positions;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Roastery roastery = new Roastery();

    @Test
    void anotherPlanIsAnotherScheduleToSee() {
        long before = roastery.catalogue().scheduleMark();

        long planned = roastery.has(Kind.SCHEDULE_ITEM, "P1", Roastery.ITEM).catalogue()
                .scheduleMark();
        long gone = roastery.loses(Kind.SCHEDULE_ITEM, "P1").catalogue().scheduleMark();

        assertThat(List.of(before, planned, gone)).doesNotHaveDuplicates();
    }

    @Test
    void aRoastMadeForAPlannedOneIsAnotherScheduleToSee() {
        long before = roastery.has(Kind.SCHEDULE_ITEM, "P1", Roastery.ITEM).catalogue()
                .scheduleMark();

        long made = roastery.roasts(Roastery.ROAST_ID, "{'s_item_id':'P1'}").catalogue()
                .scheduleMark();
        long edited = roastery.roasts(Roastery.ROAST_ID, "{'s_item_id':'P1','notes':'good'}")
                .catalogue().scheduleMark();
        long cleared = roastery.roasts(Roastery.ROAST_ID, "{'notes':'good'}").catalogue()
                .scheduleMark();

        assertThat(made).isNotEqualTo(before);
        assertThat(edited).isEqualTo(made);
        assertThat(cleared).isNotEqualTo(made);
    }

    @Test
    void whatIsNotOfTheScheduleLeavesItsMark() {
        long before = roastery.has(Kind.SCHEDULE_ITEM, "P1", Roastery.ITEM).catalogue()
                .scheduleMark();

        roastery.has(Kind.COFFEE, "C1", Roastery.COFFEE).roasts("r", "{'amount':2}");

        assertThat(roastery.catalogue().scheduleMark()).isEqualTo(before);
    }

    @Test
    void whatTheProgramCouldNotReadIsLeftOut() {
        var catalogue = roastery.has(Kind.COFFEE, "C1", "{'hr_id':'C1','label':null}")
                .has(Kind.COFFEE, "C2", "{'hr_id':'C2','label':'Sumatra','density':'heavy'}")
                .has(Kind.SCHEDULE_ITEM, "P1", Roastery.ITEM.replace("}", ",'loss':30}"))
                .catalogue();

        assertThat(catalogue.of(Kind.COFFEE)).isEmpty();
        assertThat(catalogue.of(Kind.SCHEDULE_ITEM)).isEmpty();
    }

    @Test
    void nullsAreLeftOutHoweverDeep() {
        var catalogue = roastery.has(Kind.COFFEE, "C1", "{'hr_id':'C1','label':'Sumatra',"
                + "'density':null,'crop_date':{'picked':[2025],'landed':null}}").catalogue();

        assertThat(catalogue.of(Kind.COFFEE)).containsEntry("C1", Documents.json(
                "{'hr_id':'C1','label':'Sumatra','crop_date':{'picked':[2025]}}"));
    }

    @Test
    void anEarlierCatalogueStaysAsItWas() {
        var before = roastery.has(Kind.COFFEE, "C1", Roastery.COFFEE).catalogue();

        before.with(Positions.of(0, 9),
                List.of(new Row(0, 9, Kind.COFFEE.type(), "C1", null)));

        assertThat(before.of(Kind.COFFEE)).containsKey("C1");
    }
}
