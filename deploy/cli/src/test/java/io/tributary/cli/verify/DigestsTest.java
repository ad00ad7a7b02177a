package io.tributary.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The same rows have the same digests, and nothing else has. */
class DigestsTest {
    private static final String TENANT = "00000000-0000-4000-8000-000000000001";
    private static final String NODE = "00000000-0000-4000-8000-000000000002";

    private static Digests of(long... seqs) {
        var digests = new Digests(10);
        for (long seq : seqs) {
            digests.add(0, seq, seq * 31);
        }
        return digests;
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        assertThat(of(1, 10, 11).differences(of(11, 10, 1))).isEmpty();
    }

    @Test
    void aMissingRowIsFoundInItsRange() {
        assertThat(of(1, 10, 11, 20, 21).differences(of(1, 10, 20, 21)))
                .extracting(Difference::range).containsExactly(new Range(0, 11, 20));
        assertThat(of(1).differences(of(1, 25))).extracting(Difference::range)
                .containsExactly(new Range(0, 21, 30));
    }

    @Test
    void anotherContentIsFoundThoughTheCountIsTheSame() {
        var other = of(1, 2);
        other.add(1, 3, 7);
        var changed = of(1, 2);
        changed.add(1, 3, 8);

        assertThat(other.differences(changed)).extracting(Difference::range)
                .containsExactly(new Range(1, 1, 10));
    }

    @Test
    void ofALogTheLatestChangeOfEachEntityCounts() {
        var latest = new LatestChanges(2);
        latest.take(key("a"), change(1, "a"));
        latest.take(key("b"), change(2, "b"));
        latest.take(key("a"), change(3, "a"));
        latest.forget(key("b"));
        var digests = new Digests(1);
        latest.into(digests);

        var wanted = new Digests(1);
        wanted.add(0, 3, Digests.hash(change(3, "a")));
        assertThat(digests.differences(wanted)).isEmpty();
        assertThat(digests.rows()).isEqualTo(1);
    }

    @Test
    void moreThanThereIsRoomForIsRefused() {
        var latest = new LatestChanges(1);
        latest.take(key("a"), change(1, "a"));

        assertThatThrownBy(() -> latest.take(key("b"), change(2, "b")))
                .isInstanceOf(TooManyEntities.class).hasMessageContaining("--max-entities");
    }

    private static String key(String id) {
        return TENANT + "/0/note/" + id;
    }

    private static byte[] change(int seq, String id) {
        return """
                {"lane":0,"seq":%d,"pushEnd":%1$d,"type":"note","id":"%s","version":%1$d,"op":"put",\
                "data":{},"origin":"%s","time":"2026-05-04T03:02:01Z"}"""
                .formatted(seq, id, NODE).getBytes(UTF_8);
    }
}
