package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Booking;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What documents take from counters of other entities, as their policy declares it. Only the
 * difference between two documents is ever booked, so it is right whatever came in which order.
 */
final class Bookings {
    private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

    private Bookings() {}

    /** A counter of an entity. */
    record Place(EntityRef entity, String field) {}

    /** By how much counters grow when a document becomes another; only those that do. */
    static Map<Place, BigDecimal> difference(List<Booking> declared, Document from, Document to) {
        var grows = new LinkedHashMap<Place, BigDecimal>();
        for (var booking : declared) {
            taken(booking, from, (place, amount) -> grows.merge(place, amount, BigDecimal::add));
            taken(booking, to,
                    (place, amount) -> grows.merge(place, amount.negate(), BigDecimal::add));
        }
        grows.values().removeIf(by -> by.signum() == 0);
        return grows;
    }

    private static void taken(Booking booking, Document document,
            BiConsumer<Place, BigDecimal> taker) {
        for (var source : sources(booking, document)) {
            amount(booking, source).ifPresent(amount -> id(booking, source).ifPresent(id -> taker
                    .accept(new Place(new EntityRef(booking.type(), id), booking.field()),
                            amount)));
        }
    }

    /** The document, or the document under each element of its list. */
    private static List<Document> sources(Booking booking, Document document) {
        if (booking.each().isEmpty()) {
            return List.of(document);
        }
        @Nullable
        Object found = document.fields();
        for (var name : booking.each()) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance)
                        .map(element -> document.patched(element(element))).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys only
    private static Document element(@Nullable Object element) {
        return element == null ? Document.EMPTY
                : new Document((Map<String, @Nullable Object>) element);
    }

    private static Optional<BigDecimal> amount(Booking booking, Document source) {
        var product = BigDecimal.ONE;
        for (var name : booking.take()) {
            // A number that can't be counted is none: powers of ten could fill the memory.
            if (!(source.get(name) instanceof Number number)
                    || !CounterValue.isCountable(Document.decimal(number))) {
                return Optional.empty();
            }
            product = product.multiply(Document.decimal(number));
        }
        var rounded = product.scale() > booking.decimals()
                ? product.setScale(booking.decimals(), RoundingMode.HALF_EVEN)
                : product;
        return Optional.of(rounded).filter(CounterValue::isCountable);
    }

    private static Optional<String> id(Booking booking, Document source) {
        var id = new StringBuilder();
        var names = NAME.matcher(booking.id());
        while (names.find()) {
            if (!(source.get(names.group(1)) instanceof String value) || value.isEmpty()) {
                return Optional.empty();
            }
            names.appendReplacement(id, Matcher.quoteReplacement(value));
        }
        return Optional.of(names.appendTail(id).toString()).filter(EntityRef::isId);
    }
}
