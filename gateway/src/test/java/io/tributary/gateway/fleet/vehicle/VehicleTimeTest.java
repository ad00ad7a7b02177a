package io.tributary.gateway.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fleet.Millis;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class VehicleTimeTest {
    @Property
    void aTimeIsReadAsItWasWritten(@ForAll @LongRange(min = 0, max = Millis.MAX) long time) {
        assertThat(VehicleTime.parse(VehicleTime.format(time))).isEqualTo(time);
        assertThat(VehicleTime.parse(Instant.ofEpochMilli(time).toString())).isEqualTo(time);
    }

    @Example
    void millisecondsAreWrittenEvenIfThereAreNone() {
        assertThat(VehicleTime.format(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    }
}
