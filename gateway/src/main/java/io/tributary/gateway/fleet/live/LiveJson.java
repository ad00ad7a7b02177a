package io.tributary.gateway.fleet.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.gateway.fleet.vehicle.VehicleTime;
import io.tributary.schemas.codec.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A live message as watchers get it; what is null is said to be so. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LiveJson(String status, @Nullable List<ReadingJson> data) {
    /** A channel's newest value. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ReadingJson(@JsonProperty("channel_id") int channelId, @Nullable Double value,
            String time) {}

    static String text(Live live) {
        var data = live.data();
        return Json.MAPPER.writeValueAsString(new LiveJson(
                live.status().name().toLowerCase(Locale.ROOT),
                data == null ? null
                        : data.stream()
                                .map(reading -> new ReadingJson(reading.channelId(), reading
                                        .value(),
                                        VehicleTime.format(reading.time())))
                                .toList()));
    }
}
