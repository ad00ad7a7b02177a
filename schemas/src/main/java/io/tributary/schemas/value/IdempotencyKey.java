package io.tributary.schemas.value;

/**
 * The name a node gives to one push, so that sending it again has no second effect.
 *
 * @param value 1 to {@value #LENGTH_MAX} visible ASCII characters
 */
public record IdempotencyKey(String value) {
    public static final int LENGTH_MAX = 255;

    public IdempotencyKey {
        if (value.isEmpty() || value.length() > LENGTH_MAX
                || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "an idempotency key is 1.." + LENGTH_MAX + " visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
