package io.tributary.schemas.policy;

import java.util.List;

/**
 * What a document takes from a counter of another entity, for as long as it says so: whenever it
 * changes, the difference is booked there. Where a name that {@code id} or {@code take} mentions is
 * missing, nothing is taken.
 *
 * @param type of the counted entity
 * @param field its counter
 * @param each the names that lead to a list of objects, each of which takes for itself and whose
 *        fields come before the document's of the same name; empty if the document takes as a whole
 * @param id of the counted entity, with names of fields in braces
 * @param take the fields whose product is taken
 * @param decimals to which that is rounded, halves to the even neighbour
 */
public record Booking(String type, String field, List<String> each, String id, List<String> take,
        int decimals) {
    /** To a millionth, such as a milligram of what is counted in kilograms. */
    public static final int DECIMALS = 6;

    public Booking {
        each = List.copyOf(each);
        take = List.copyOf(take);
    }
}
