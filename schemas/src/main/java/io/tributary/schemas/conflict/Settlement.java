package io.tributary.schemas.conflict;

import io.tributary.schemas.value.Document;
import org.jspecify.annotations.Nullable;

/**
 * How somebody settles a conflict.
 *
 * @param resolver who decided, in the caller's own words
 * @param note why; null if nothing was said
 */
public record Settlement(Resolution resolution, String resolver, @Nullable String note) {
    /** The longest {@code resolver}, in characters. */
    public static final int RESOLVER_LENGTH_MAX = 255;
    /** The longest {@code note}, in characters. */
    public static final int NOTE_LENGTH_MAX = 4000;

    /** Which value the entity shall have. */
    public sealed interface Resolution {}

    /** What the hub holds stays. */
    public record Keep() implements Resolution {}

    /** What the incoming side brought takes effect after all. */
    public record Take() implements Resolution {}

    /** Neither side alone: the entity shall be this document. */
    public record Merge(Document data) implements Resolution {}

    /** The value of a side that lost becomes the newest version, also of a settled conflict. */
    public record Restore(Conflict.Winner side) implements Resolution {}
}
