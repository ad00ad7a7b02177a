package io.tributary.bench.table;

/** What a figure should come to. */
record Goal(double atLeast, double aim) {
    private static final String MISSED = "missed";

    /** For figures of which more is better, the least is below the aim. */
    private boolean moreIsBetter() {
        return aim > atLeast;
    }

    String met(double value) {
        if (value == 0) {
            return MISSED;
        }
        return moreIsBetter() ? met(-value, -atLeast, -aim) : met(value, atLeast, aim);
    }

    private static String met(double value, double atMost, double aim) {
        if (value <= aim) {
            return "aim";
        }
        return value <= atMost ? "reached" : MISSED;
    }

    /** The lesser of what two figures of one row came to. */
    static String both(String one, String other) {
        if (one.equals(MISSED) || other.equals(MISSED)) {
            return MISSED;
        }
        return one.equals("aim") ? other : one;
    }
}
