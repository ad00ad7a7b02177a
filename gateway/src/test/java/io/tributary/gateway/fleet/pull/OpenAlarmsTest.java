package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fleet.Progress.OpenAlarm;
import io.tributary.schemas.fleet.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAlarmsTest {
    private static final List<OpenAlarm> OPEN = List.of(new OpenAlarm(1, 100),
            new OpenAlarm(2, 105), new OpenAlarm(3, 500));

    @Test
    void eachOpenAlarmHasItsTurn() {
        var first = OpenAlarms.next(OPEN, Long.MIN_VALUE, 1000, 10);
        var second = OpenAlarms.next(OPEN, 106, 1000, 10);
        var third = OpenAlarms.next(OPEN, 501, 1000, 10);

        assertThat(first).isEqualTo(new Span(100, 106));
        assertThat(second).isEqualTo(new Span(500, 501));
        assertThat(third).isEqualTo(first);
    }

    @Test
    void anAlarmThatWasJustAskedForIsNotAskedForAgain() {
        assertThat(OpenAlarms.next(OPEN, Long.MIN_VALUE, 100, 10)).isNull();
        assertThat(OpenAlarms.next(List.of(), Long.MIN_VALUE, 1000, 10)).isNull();
    }
}
