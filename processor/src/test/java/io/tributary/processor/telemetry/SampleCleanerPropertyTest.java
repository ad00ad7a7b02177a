package io.tributary.processor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fleet.Answer.SampleChunk;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The cleaner held against a plain model that remembers everything for ever. */
class SampleCleanerPropertyTest {
    /** Six to a slice. */
    private static final long TICK = SeenTimes.SLICE_MILLIS / 6;
    private static final int TICKS = 60;
    /** Behind all windows, as the hub's clock is when it is right. */
    private static final Instant END = Instant.ofEpochMilli((TICKS + 20) * TICK);
    private static final long MEMORY = 12 * TICK;
    private static final SampleCleaner CLEANER = new SampleCleaner(MEMORY, 1000);
    private static final Comparator<Row> ORDER = Comparator.comparingInt(Row::channel)
            .thenComparingLong(Row::time);

    @Property
    void eachSampleComesOnceAndInOrder(@ForAll("chunks") List<SampleChunk> chunks) {
        var seen = new HashSet<Row>();
        for (Measurements cleaned : clean(chunks)) {
            var fresh = rows(cleaned.samples());
            var late = rows(cleaned.late());

            assertThat(fresh).isSortedAccordingTo(ORDER);
            assertThat(late).isSortedAccordingTo(ORDER);
            fresh.forEach(row -> assertThat(seen.add(row.place())).isTrue());
            late.forEach(row -> assertThat(seen.add(row.place())).isTrue());
        }
    }

    @Property
    void whatIsNewAndWhatIsLateIsWhatTheModelSays(@ForAll("chunks") List<SampleChunk> chunks) {
        var model = new Model();
        var cleaned = clean(chunks);
        for (int i = 0; i < chunks.size(); i++) {
            var expected = model.take(chunks.get(i));

            assertThat(rows(cleaned.get(i).samples())).isEqualTo(expected.fresh());
            assertThat(rows(cleaned.get(i).late())).isEqualTo(expected.late());
        }
    }

    @Property
    void everySampleIsAccountedFor(@ForAll("chunks") List<SampleChunk> chunks) {
        var cleaned = clean(chunks);
        for (int i = 0; i < chunks.size(); i++) {
            var it = cleaned.get(i);

            assertThat(it.samples().size() + it.late().size() + it.duplicates() + it.leftOut())
                    .isEqualTo(chunks.get(i).samples().size());
        }
    }

    /**
     * A vehicle with a sample a tick, and a hub whose clock is far ahead or behind in some cycles and
     * right in the end. It asks as the gateway does: from where it was with an overlap, or, if that lies
     * ahead, from the newest sample.
     */
    @Property
    void howeverTheHubsClockJumpsEachSampleComesOnce(
            @ForAll @Size(max = 20) List<@IntRange(min = -9, max = 9) Integer> wrongBy) {
        int first = 100;
        var errors = new ArrayList<>(wrongBy);
        errors.addFirst(0);
        errors.add(0);
        var chunks = new ArrayList<SampleChunk>();
        long until = first;
        int now = first;
        long newest = first;
        for (int wrong : errors) {
            now += 2;
            long clock = now + 10L * wrong;
            until = until <= clock ? until : Math.min(clock, newest + 1);
            long from = until - 3;
            var rows = LongStream.range(Math.max(from, 0), Math.min(clock, now))
                    .mapToObj(tick -> new Row(1, tick * TICK, tick)).toList();
            var samples = new Samples.Builder(rows.size());
            for (var row : rows) {
                samples.add(row.channel(), row.time(), row.value());
                newest = Math.max(newest, row.time() / TICK);
            }
            chunks.add(new SampleChunk(new Span(Math.max(0, from) * TICK, clock * TICK),
                    samples.build(), 0, 0, Instant.ofEpochMilli(clock * TICK)));
            until = clock;
        }

        var times = new ArrayList<Long>();
        for (var cleaned : clean(chunks)) {
            rows(cleaned.samples()).forEach(row -> times.add(row.time() / TICK));
            rows(cleaned.late()).forEach(row -> times.add(row.time() / TICK));
        }
        assertThat(times).doesNotHaveDuplicates()
                .containsAll(LongStream.range(first, now).boxed().toList());
    }

    private static List<Measurements> clean(List<SampleChunk> chunks) {
        var stored = new TreeMap<Long, SeenSlice>();
        var covered = Covered.NOTHING;
        var all = new ArrayList<Measurements>();
        for (SampleChunk chunk : chunks) {
            var seen = new SeenTimes(slice -> stored.getOrDefault(slice, new SeenSlice()));
            var cleaned = CLEANER.clean(chunk, covered, seen);
            stored.putAll(seen.changed());
            covered = cleaned.covered();
            stored.headMap(SeenTimes.slice(CLEANER.rememberedFrom(covered))).clear();
            all.add(cleaned.measurements());
        }
        return all;
    }

    @Provide
    Arbitrary<List<SampleChunk>> chunks() {
        var window = Combinators.combine(Arbitraries.integers().between(0, TICKS - 1),
                Arbitraries.integers().between(1, 20))
                .as((from, length) -> new Span(from * TICK, (from + length) * TICK));
        var row = Combinators.combine(Arbitraries.integers().between(-1, 1),
                Arbitraries.longs().between(0, TICKS + 20), Arbitraries.doubles())
                .as((channel, tick, value) -> new Row(channel, tick * TICK, value));
        return Combinators.combine(window, row.list().ofMaxSize(30)).as(this::chunk).list()
                .ofMaxSize(10);
    }

    private SampleChunk chunk(Span window, List<Row> rows) {
        var samples = new Samples.Builder(rows.size());
        rows.forEach(row -> samples.add(row.channel(), row.time(), row.value()));
        return new SampleChunk(window, samples.build(), 0, 0, END);
    }

    private static List<Row> rows(Samples samples) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < samples.size(); i++) {
            rows.add(new Row(samples.channel(i), samples.time(i), samples.value(i)));
        }
        return rows;
    }

    private record Row(int channel, long time, double value) {
        private Row place() {
            return new Row(channel, time, 0);
        }
    }

    private record Expected(List<Row> fresh, List<Row> late) {}

    private static final class Model {
        private final Set<Long> covered = new HashSet<>();
        private final Set<Row> passed = new HashSet<>();
        private long newest = -1;

        private Expected take(SampleChunk chunk) {
            var fresh = new ArrayList<Row>();
            var late = new ArrayList<Row>();
            Map<Row, Row> first = new TreeMap<>(ORDER);
            rows(chunk.samples()).forEach(row -> first.putIfAbsent(row, row));
            for (Row row : first.values()) {
                boolean had = covered.contains(row.time());
                boolean telling = !had || newest < 0 || row.time() >= newest - MEMORY;
                if (chunk.window().contains(row.time()) && telling && passed.add(row.place())) {
                    (had ? late : fresh).add(row);
                }
            }
            for (long time = chunk.window().from(); time < chunk.window().to(); time += TICK) {
                covered.add(time);
            }
            first.values().stream().filter(row -> chunk.window().contains(row.time()))
                    .forEach(row -> newest = Math.max(newest, row.time()));
            return new Expected(fresh, late);
        }
    }
}
