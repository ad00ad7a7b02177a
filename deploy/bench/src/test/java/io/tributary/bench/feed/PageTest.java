package io.tributary.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    private final List<String> changes = new ArrayList<>();

    private Page.End read(String page) {
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        return Page.read(bytes, 0, bytes.length, (array, from, to) -> changes
                .add(new String(array, from, to - from, StandardCharsets.UTF_8)));
    }

    @Test
    void changesAreCutOutAsTheyAre() {
        var end = read("""
                {"changes":[{"id":"}]\\"{","data":{"a":[1,{}]}}, {"cursor":"x","hasMore":true}],
                 "cursor":"abc_-", "hasMore": false}""");

        assertThat(changes).containsExactly("{\"id\":\"}]\\\"{\",\"data\":{\"a\":[1,{}]}}",
                "{\"cursor\":\"x\",\"hasMore\":true}");
        assertThat(end).isEqualTo(new Page.End("abc_-", false));
    }

    @Test
    void membersMayStandInAnyOrder() {
        var end = read("{\"hasMore\":true,\"cursor\":\"c\",\"changes\":[{}]}");

        assertThat(changes).containsExactly("{}");
        assertThat(end).isEqualTo(new Page.End("c", true));
    }

    @Test
    void emptyPageHasACursorToo() {
        assertThat(read("{\"changes\":[],\"cursor\":\"c\",\"hasMore\":false}"))
                .isEqualTo(new Page.End("c", false));
        assertThat(changes).isEmpty();
    }

    @Test
    void pageThatIsCutShortIsRefused() {
        assertThatThrownBy(() -> read("{\"changes\":[{}],\"cursor\":\"c\""))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> read("{\"changes\":[{}]}"))
                .isInstanceOf(IllegalStateException.class);
    }
}
