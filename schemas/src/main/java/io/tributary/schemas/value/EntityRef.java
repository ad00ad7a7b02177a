package io.tributary.schemas.value;

import java.util.regex.Pattern;

/**
 * An entity inside its tenant.
 *
 * @param type a letter, then at most {@value #TYPE_LENGTH_MAX} - 1 letters, digits, dots, dashes or
 *        underscores; never a slash, so that it can stand before the id in a Kafka key
 * @param id 1 to {@value #ID_LENGTH_MAX} characters, none of them a control character or half of a
 *        surrogate pair
 */
public record EntityRef(String type, String id) {
    public static final int TYPE_LENGTH_MAX = 100;
    public static final int ID_LENGTH_MAX = 255;

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    public EntityRef {
        if (type.length() > TYPE_LENGTH_MAX || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("type must be a letter followed by letters, digits,"
                    + " '.', '_' or '-', at most " + TYPE_LENGTH_MAX + " in all");
        }
        if (id.isEmpty() || id.length() > ID_LENGTH_MAX || !isPlainText(id)) {
            throw new IllegalArgumentException("id must be 1.." + ID_LENGTH_MAX
                    + " characters without control characters");
        }
    }

    private static boolean isPlainText(String id) {
        return id.codePoints().noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
