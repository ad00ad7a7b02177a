package io.tributary.cli;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;

/** Durations as the hub's settings spell them: {@code 500ms}, {@code 60s}, {@code 7d}. */
final class DurationText implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return DurationStyle.detectAndParse(text);
    }
}
