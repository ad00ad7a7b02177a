package io.tributary.schemas.codec;

import io.tributary.schemas.codec.YamlPart.Place;
import io.tributary.schemas.policy.Booking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code bookings}: what a document takes from counters of other entities. */
record BookingBlock(PolicyMembers policy) {
    private static final Set<String> NAMES = Set.of("on", "field", "each", "id", "take",
            "decimals");
    /** Plain text and at least one name in braces. */
    private static final Pattern ID = Pattern.compile("[^{}]*(\\{[^{}]+}[^{}]*)+");
    private static final int DECIMALS_MAX = 12;

    /**
     * @param onAt where the type is named that is booked on
     */
    record Declared(Booking booking, Place onAt) {}

    List<Declared> read() {
        var bookings = new ArrayList<Declared>();
        policy.member("bookings").ifPresent(member -> PolicyMembers.items(member)
                .forEach(item -> bookings.add(booking(item))));
        return bookings;
    }

    private static Declared booking(YamlPart item) {
        var members = PolicyMembers.of("a booking", item, NAMES);
        var on = members.required("on");
        var take = PolicyMembers.items(members.required("take")).stream()
                .map(name -> PolicyMembers.text("take", name)).toList();
        var each = members.member("each").map(PolicyMembers::text)
                .map(names -> List.of(names.split("\\.", -1))).orElse(List.of());
        return new Declared(new Booking(PolicyTypes.plain(on),
                PolicyMembers.text(members.required("field")), each, id(members), take,
                decimals(members)), on.value().at());
    }

    private static String id(PolicyMembers members) {
        var member = members.required("id");
        var id = PolicyMembers.text(member);
        if (!ID.matcher(id).matches()) {
            throw member.value().at().wrong("'id' must name a field in braces");
        }
        return id;
    }

    private static int decimals(PolicyMembers members) {
        var member = members.member("decimals");
        var number = member.map(PolicyMembers::number)
                .orElse(BigDecimal.valueOf(Booking.DECIMALS));
        if (number.stripTrailingZeros().scale() > 0 || number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(DECIMALS_MAX)) > 0) {
            throw member.orElseThrow().value().at().wrong("'decimals' is a whole number of at most "
                    + DECIMALS_MAX);
        }
        return number.intValue();
    }
}
