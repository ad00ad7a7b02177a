package io.tributary.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.PolicyYaml;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Policy.PartitionBy;
import io.tributary.schemas.policy.Precedence.Priority;
import io.tributary.schemas.policy.Recency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The README's tables and examples are true. */
class ReadmeTest {
    private static final String README = read();

    @Test
    void everyTopicHasItsRow() {
        var topics = new Topics(new Binder(List.of()).bindOrCreate("tributary.topics",
                TopicSettings.class));

        assertThat(rows("| `tributary\\.[a-z-]+\\.v")).hasSameSizeAs(topics.all());
        assertThat(topics.all()).allSatisfy(topic -> assertThat(README)
                .contains("| `%s` | %s | %d | %s | ".formatted(topic.name(), topic.key(),
                        topic.partitions(), topic.config().get("cleanup.policy"))));
    }

    @Test
    void everySettingHasItsRow() {
        var settings = TopicSettings.class.getRecordComponents();
        var parameters = TopicSettings.class.getDeclaredConstructors()[0].getParameters();

        assertThat(rows("| `[a-z-]+` \\| ([0-9]+[a-z]*|lz4) \\|")).hasSize(settings.length);
        assertThat(Arrays.asList(parameters)).allSatisfy(setting -> assertThat(README)
                .contains("| `%s` | %s | ".formatted(kebab(setting.getName()),
                        Objects.requireNonNull(setting.getAnnotation(DefaultValue.class))
                                .value()[0])));
    }

    @Test
    void thePolicyFileIsReadAndShowsEveryStrategy() {
        var policies = PolicyYaml.read("README.md", block("yaml")).inOrder();

        assertThat(policies).extracting(Policy::overlap).contains(Overlap.values());
        assertThat(policies).extracting(Policy::blind).contains(Blind.values());
        assertThat(policies).extracting(policy -> policy.precedence().priority())
                .contains(Priority.values());
        assertThat(policies).<Object>extracting(policy -> policy.recency().clock().getClass())
                .contains((Object[]) Recency.Clock.class.getPermittedSubclasses());
        assertThat(policies).extracting(Policy::without).contains(Set.of(Heuristic.values()));
        assertThat(policies).anyMatch(policy -> policy.partitionBy() != PartitionBy.ID)
                .anyMatch(policy -> policy.type().endsWith("*"))
                .anyMatch(policy -> policy.content().identity() != null)
                .anyMatch(policy -> !policy.content().suppressed().isEmpty())
                .anyMatch(policy -> !policy.protection().transitions().isEmpty())
                .anyMatch(policy -> policy.protection().appendOnly())
                .anyMatch(policy -> policy.protection().softDelete() != null)
                .anyMatch(policy -> policy.precedence().outranks() != null)
                .anyMatch(policy -> !policy.recency().tolerance().isZero())
                .anyMatch(policy -> !policy.counters().isEmpty());
    }

    @Test
    void theChangeIsOne() {
        var key = "0194e7a0-0000-7000-8000-000000000001/0/order/2026/0001";

        assertThat(ChangeCodec.read(key, block("json").getBytes(StandardCharsets.UTF_8)))
                .extracting(Change::seq, Change::version).containsExactly(43L, 2L);
    }

    private static List<String> rows(String beginning) {
        var pattern = Pattern.compile("^" + beginning.replaceFirst("^\\|", "\\\\|"));
        return README.lines().filter(line -> pattern.matcher(line).find()).toList();
    }

    private static String block(String language) {
        int start = README.indexOf("```" + language + "\n") + language.length() + 4;
        return README.substring(start, README.indexOf("```", start));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
