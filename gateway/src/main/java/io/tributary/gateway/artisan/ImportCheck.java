package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a schema can't see: whether the parts of an import fit each other and what is there. */
final class ImportCheck {
    /** The program does not send a blend back whose ratios add up to more (contract section 4). */
    private static final BigDecimal RATIO_MAX = new BigDecimal("1.0001");

    private final Import wanted;
    private final Catalogue catalogue;
    private final Set<String> coffees;
    private final Set<String> stores;
    private final Set<String> blends;

    private ImportCheck(Import wanted, Catalogue catalogue) {
        this.wanted = wanted;
        this.catalogue = catalogue;
        coffees = names(Kind.COFFEE, wanted.coffees());
        stores = names(Kind.STORE, wanted.stores());
        blends = names(Kind.BLEND, wanted.blends());
    }

    /** The first thing that is wrong; empty if all fits. */
    static Optional<String> flaw(Import wanted, Catalogue catalogue) {
        var check = new ImportCheck(wanted, catalogue);
        return check.sameLabel().or(check::blend).or(check::item).or(check::count);
    }

    private Set<String> names(Kind kind, Collection<Document> more) {
        var names = new HashSet<>(catalogue.of(kind).keySet());
        more.forEach(it -> names.add(text(it, "hr_id")));
        return names;
    }

    /** The program takes two locations of the same label for one. */
    private Optional<String> sameLabel() {
        var labels = new HashMap<String, String>();
        catalogue.of(Kind.STORE).forEach((id, store) -> labels.put(id, text(store, "label")));
        wanted.stores().forEach(store -> labels.put(text(store, "hr_id"), text(store, "label")));
        var seen = new HashSet<String>();
        return labels.values().stream().filter(label -> !seen.add(label)).findFirst()
                .map(label -> "two stores have the label '" + label + "'");
    }

    private Optional<String> blend() {
        for (var blend : wanted.blends()) {
            var name = "blend " + text(blend, "hr_id");
            var unknown = missing(name, "coffee", coffees, References.of(blend));
            if (unknown.isPresent()) {
                return unknown;
            }
            if (ratios(blend).compareTo(RATIO_MAX) > 0) {
                return Optional.of(name + ": its ratios add up to more than 1");
            }
        }
        return Optional.empty();
    }

    private static BigDecimal ratios(Document blend) {
        var sum = BigDecimal.ZERO;
        for (var ingredient : Ingredients.of(blend.get(Ingredients.NAME))) {
            if (ingredient.get("ratio") instanceof Number ratio) {
                sum = sum.add(Document.decimal(ratio));
            }
        }
        return sum;
    }

    private Optional<String> item() {
        return wanted.schedule().stream().flatMap(item -> {
            var name = "schedule item " + text(item, "_id");
            return missing(name, "coffee", coffees, texts(item, "coffee"))
                    .or(() -> missing(name, "blend", blends, texts(item, "blend")))
                    .or(() -> missing(name, "store", stores, texts(item, "location"))).stream();
        }).findFirst();
    }

    private Optional<String> count() {
        var counts = new ArrayList<>(wanted.deliveries());
        counts.addAll(wanted.corrections());
        return counts.stream().flatMap(count -> {
            var name = "booking " + text(count, "id");
            return missing(name, "coffee", coffees, texts(count, "coffee"))
                    .or(() -> missing(name, "store", stores, texts(count, "location"))).stream();
        }).findFirst();
    }

    private static Optional<String> missing(String where, String what, Set<String> known,
            List<String> named) {
        return named.stream().filter(name -> !known.contains(name)).findFirst()
                .map(name -> where + ": there is no " + what + " " + name);
    }

    private static List<String> texts(Document document, String field) {
        return document.get(field) instanceof String text ? List.of(text) : List.of();
    }

    private static String text(Document document, String field) {
        return String.valueOf(document.get(field));
    }
}
