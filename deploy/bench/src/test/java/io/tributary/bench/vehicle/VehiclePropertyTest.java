package io.tributary.bench.vehicle;

import static io.tributary.bench.vehicle.Fleets.ask;
import static io.tributary.bench.vehicle.Fleets.at;
import static io.tributary.bench.vehicle.Fleets.json;
import static io.tributary.bench.vehicle.Fleets.rows;
import static io.tributary.bench.vehicle.Fleets.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.vehicle.VehicleSettings.AlarmRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VehiclePropertyTest {
    private final Vehicle vehicle = new Vehicle(
            Fleets.settings(0.2, 0, 0.2, AlarmRule.TRIGGERED_OR_RESOLVED), 3);

    private List<String> data(Instant now, Instant from, Instant to, int limit) {
        return rows(json(ask(vehicle, now, "/data", "from", from, "to", to, "limit", limit)));
    }

    @Property(tries = 200)
    void theRowsOfAWindowAreThoseOfItsParts(@ForAll @IntRange(max = 60_000) int from,
            @ForAll @IntRange(min = 1, max = 60_000) int first,
            @ForAll @IntRange(min = 1, max = 60_000) int second,
            @ForAll @IntRange(max = 200_000) int nowMillis) {
        var begin = Fleets.FROM.plusMillis(from);
        var middle = begin.plusMillis(first);
        var end = middle.plusMillis(second);
        var now = Fleets.FROM.plusMillis(nowMillis);

        var parts = new ArrayList<>(data(now, begin, middle, 10_000));
        parts.addAll(data(now, middle, end, 10_000));

        assertThat(data(now, begin, end, 10_000)).isEqualTo(parts);
    }

    @Property(tries = 200)
    void aLimitCutsTheNewestRowsOffAndSaysSo(@ForAll @IntRange(max = 300) int limit,
            @ForAll @IntRange(min = 1, max = 100) int seconds) {
        var whole = json(ask(vehicle, at(1000), "/data", "from", at(0), "to", at(seconds)));
        var part = json(ask(vehicle, at(1000), "/data", "from", at(0), "to", at(seconds), "limit",
                limit));

        int count = Math.min(limit, 3 * seconds);
        assertThat(part.get("truncated").asBoolean()).isEqualTo(3 * seconds > limit);
        assertThat(part.get("count").asInt()).isEqualTo(count);
        assertThat(times(part)).isEqualTo(times(whole).subList(0, count)).isSorted();
        assertThat(rows(whole)).containsAll(rows(part));
    }

    @Property(tries = 100)
    void alarmsAreInOrderAndEachWindowHasThoseThatWereTriggeredInIt(
            @ForAll @IntRange(max = 3600) int from,
            @ForAll @IntRange(min = 1, max = 3600) int length) {
        var alarms = json(ask(vehicle, at(20_000), "/alarms", "from", at(from), "to",
                at(from + length)));

        var triggered = alarms.valueStream().map(it -> it.get("triggered_at").asString()).toList();
        var begin = Times.text(at(from).toEpochMilli());
        var end = Times.text(at(from + length).toEpochMilli());
        assertThat(triggered).isSorted();
        assertThat(triggered.stream().filter(it -> it.compareTo(begin) >= 0
                && it.compareTo(end) < 0)).hasSize(
                        Math.ceilDiv(from + length, 60) - Math.ceilDiv(from, 60));
    }
}
