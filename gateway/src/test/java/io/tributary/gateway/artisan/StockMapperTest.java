package io.tributary.gateway.artisan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StockMapperTest {
    private static final String TODAY = "2026-03-01";

    private final Roastery roastery = new Roastery().has(Kind.COFFEE, "C1", Roastery.COFFEE)
            .has(Kind.STORE, "S1", Roastery.STORE);

    @Test
    void aCoffeeSaysWhereItLies() {
        roastery.has(Kind.STOCK, "C1@S1", "{'amount':61.25}");

        assertThat(result().at("/coffees/0")).isEqualTo(Json.MAPPER.readTree("""
                {"hr_id":"C1","label":"Yirgacheffe","origin":"Ethiopia","stock":[
                  {"location_hr_id":"S1","location_label":"Cellar","amount":61.25}]}"""));
    }

    @Test
    void aPlaceThatHasNoStoreIsLeftOut() {
        roastery.has(Kind.STOCK, "C1@S9", "{'amount':60}");

        assertThat(result().at("/coffees/0/stock")).isEmpty();
    }

    @Test
    void replacementsStandApartFromBlends() {
        roastery.has(Kind.BLEND, "B1", blend("B1", "C1"))
                .has(Kind.BLEND, "B2", blend("B2", "C1").replace("'label'",
                        "'replacement':true,'label'"));

        assertThat(result().at("/blends/0/hr_id").asString()).isEqualTo("B1");
        assertThat(result().at("/blends")).hasSize(1);
        assertThat(result().at("/replBlends/0/hr_id").asString()).isEqualTo("B2");
        assertThat(result().at("/replBlends/0").has("replacement")).isFalse();
    }

    @Test
    void aBlendOfAnUnknownCoffeeIsLeftOut() {
        roastery.has(Kind.BLEND, "B1", blend("B1", "C9"));

        assertThat(result().at("/blends")).isEmpty();
    }

    @Test
    void thePlanIsInOrderFromTodayOn() {
        roastery.has(Kind.SCHEDULE_ITEM, "P1", item("P1", "2026-03-02"))
                .has(Kind.SCHEDULE_ITEM, "P2", item("P2", "2026-03-01"))
                .has(Kind.SCHEDULE_ITEM, "P3", item("P3", "2026-02-28"));

        assertThat(result().at("/schedule").findValuesAsString("_id")).containsExactly("P2",
                "P1");
    }

    @Test
    void completedRoastsStandAtThePlannedOne() {
        roastery.has(Kind.SCHEDULE_ITEM, "P1", Roastery.ITEM)
                .roasts(Roastery.ROAST_ID, "{'s_item_id':'P1'}")
                .roasts("no-uuid", "{'s_item_id':'P1'}");

        assertThat(result().at("/schedule/0/roasts")).isEqualTo(
                Json.MAPPER.readTree("[\"" + Roastery.ROAST_ID + "\"]"));
    }

    @Test
    void theMarkIsAShortWholeNumber() {
        assertThat(result().at("/serverTime").isIntegralNumber()).isTrue();
    }

    private JsonNode result() {
        return Json.MAPPER.valueToTree(new StockMapper(roastery.catalogue()).result(TODAY));
    }

    private static String blend(String id, String coffee) {
        return "{'hr_id':'" + id + "','label':'House','ingredients':[{'coffee':'" + coffee
                + "','ratio':1}]}";
    }

    private static String item(String id, String date) {
        return Roastery.ITEM.replace("P1", id).replace("2026-03-02", date);
    }
}
