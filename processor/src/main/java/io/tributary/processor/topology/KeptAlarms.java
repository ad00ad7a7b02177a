package io.tributary.processor.topology;

import io.tributary.processor.telemetry.AlarmRoom;
import io.tributary.schemas.fleet.AlarmState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The alarms that a task keeps, of each vehicle as many as there is room for. */
final class KeptAlarms {
    private final KeyValueStore<String, @Nullable AlarmState> store;
    private final AlarmRoom room;
    /** How many there are of a vehicle; counted in the store when it is first asked for. */
    private final Map<String, Integer> counts = new HashMap<>();

    KeptAlarms(KeyValueStore<String, @Nullable AlarmState> store, AlarmRoom room) {
        this.store = store;
        this.room = room;
    }

    @Nullable
    AlarmState get(String vehicle, long alarmId) {
        return store.get(Keys.alarm(vehicle, alarmId));
    }

    /** @return how many others were forgotten for it */
    int put(String vehicle, AlarmState state) {
        var key = Keys.alarm(vehicle, state.alarm().alarmId());
        if (store.get(key) != null) {
            store.put(key, state);
            return 0;
        }
        int forgotten = count(vehicle) < room.alarmsMax() ? 0 : makeRoom(vehicle);
        store.put(key, state);
        counts.merge(vehicle, 1, Integer::sum);
        return forgotten;
    }

    /** Its time is over. */
    void delete(String key) {
        store.delete(key);
        counts.computeIfPresent(key.substring(0, key.lastIndexOf('/')), (_, count) -> count - 1);
    }

    private int count(String vehicle) {
        return counts.computeIfAbsent(vehicle, it -> all(it).size());
    }

    private int makeRoom(String vehicle) {
        var all = all(vehicle);
        var leaving = room.leaving(all);
        leaving.forEach(state -> store.delete(Keys.alarm(vehicle, state.alarm().alarmId())));
        counts.put(vehicle, all.size() - leaving.size());
        return leaving.size();
    }

    private List<AlarmState> all(String vehicle) {
        var all = new ArrayList<AlarmState>();
        try (var kept = store.range(Keys.firstAlarm(vehicle), Keys.behindAlarms(vehicle))) {
            kept.forEachRemaining(alarm -> {
                if (alarm.value != null) {
                    all.add(alarm.value);
                }
            });
        }
        return all;
    }
}
