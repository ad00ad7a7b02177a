package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Shows a catalogue as the program reads it: stock, blends and schedule (contract section 4). */
final class StockMapper {
    /** The program drops a planned roast of which one completed roast is not named so. */
    private static final Pattern ROAST_ID = Pattern
            .compile("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}");
    private static final String REPLACEMENT = "replacement";

    private final Catalogue catalogue;

    StockMapper(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param today as in {@code 2026-03-01}: what was planned for an earlier day is left out */
    Map<String, Object> result(String today) {
        var result = new LinkedHashMap<String, Object>();
        result.put("coffees", coffees());
        result.put("blends", blends(false));
        result.put("replBlends", blends(true));
        result.put("schedule", schedule(today));
        result.put("serverTime", catalogue.scheduleMark());
        return result;
    }

    private List<Map<String, Object>> coffees() {
        var stock = stock();
        var coffees = new ArrayList<Map<String, Object>>();
        catalogue.of(Kind.COFFEE).forEach((id, coffee) -> {
            var fields = fields(coffee);
            fields.put("stock", stock.getOrDefault(id, List.of()));
            coffees.add(fields);
        });
        return coffees;
    }

    /** Where each coffee lies; a place without a label would stop the program. */
    private Map<String, List<Map<String, Object>>> stock() {
        var stock = new HashMap<String, List<Map<String, Object>>>();
        catalogue.of(Kind.STOCK).forEach((id, counter) -> StockPlace.of(id).ifPresent(place -> {
            var store = catalogue.of(Kind.STORE).get(place.location());
            if (store != null) {
                stock.computeIfAbsent(place.coffee(), _ -> new ArrayList<>())
                        .add(entry(place, store, counter));
            }
        }));
        return stock;
    }

    private static Map<String, Object> entry(StockPlace place, Document store, Document counter) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("location_hr_id", place.location());
        entry.put("location_label", String.valueOf(store.get("label")));
        entry.put("amount", counter.get(StockPlace.AMOUNT) instanceof Number amount ? amount
                : BigDecimal.ZERO);
        return entry;
    }

    private List<Map<String, Object>> blends(boolean replacing) {
        return catalogue.of(Kind.BLEND).values().stream()
                .filter(blend -> Boolean.TRUE.equals(blend.get(REPLACEMENT)) == replacing)
                .filter(this::isKnown).map(blend -> {
                    var fields = fields(blend);
                    fields.remove(REPLACEMENT);
                    return fields;
                }).toList();
    }

    /** Whether all its coffees are there: the program looks them up without asking. */
    private boolean isKnown(Document blend) {
        return References.of(blend).stream().allMatch(catalogue.of(Kind.COFFEE)::containsKey);
    }

    private List<Map<String, Object>> schedule(String today) {
        var roasts = roastsByItem();
        var schedule = new TreeMap<String, Map<String, Object>>();
        catalogue.of(Kind.SCHEDULE_ITEM).forEach((id, item) -> {
            var date = String.valueOf(item.get("date"));
            if (date.compareTo(today) >= 0) {
                var fields = fields(item);
                fields.put("roasts", roasts.getOrDefault(id, List.of()));
                schedule.put(date + ' ' + id, fields);
            }
        });
        return List.copyOf(schedule.values());
    }

    private Map<String, List<String>> roastsByItem() {
        var roasts = new HashMap<String, List<String>>();
        catalogue.roasts().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(roast -> ROAST_ID.matcher(roast.getKey()).matches()).forEach(roast -> {
                    var item = roast.getValue().item();
                    if (item != null) {
                        roasts.computeIfAbsent(item, _ -> new ArrayList<>()).add(roast.getKey());
                    }
                });
        return roasts;
    }

    private static Map<String, Object> fields(Document document) {
        var fields = new LinkedHashMap<String, Object>();
        document.fields().forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value);
            }
        });
        return fields;
    }
}
