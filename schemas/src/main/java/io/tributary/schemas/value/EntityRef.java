package io.tributary.schemas.value;

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

    public EntityRef {
        if (type.length() > TYPE_LENGTH_MAX || !isTypeName(type)) {
            throw new IllegalArgumentException("type must be a letter followed by letters, digits,"
                    + " '.', '_' or '-', at most " + TYPE_LENGTH_MAX + " in all");
        }
        if (!isId(id)) {
            throw new IllegalArgumentException("id must be 1.." + ID_LENGTH_MAX
                    + " characters without control characters");
        }
    }

    /** Whether an entity may have this id. */
    public static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= ID_LENGTH_MAX && isPlainText(id);
    }

    // Looked at char by char: this runs for every operation, outcome and change that is read.
    private static boolean isTypeName(String type) {
        if (type.isEmpty() || !isLetter(type.charAt(0))) {
            return false;
        }
        for (int i = 1; i < type.length(); i++) {
            char c = type.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPlainText(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean isPair = Character.isHighSurrogate(c) && i + 1 < id.length()
                    && Character.isLowSurrogate(id.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
