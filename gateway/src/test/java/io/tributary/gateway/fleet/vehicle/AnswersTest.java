package io.tributary.gateway.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.Channel;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AnswersTest {
    private static final long TIME = Instant.parse("2026-02-22T10:30:00.123Z").toEpochMilli();

    private static JsonNode json(String text) {
        return AnswerJson.MAPPER.readTree(text.replace('\'', '"'));
    }

    @Test
    void aStatusMayLeaveItsVersionOut() throws VehicleFailure {
        assertThat(Answers.status(json("{'software_version':'1.4','db_ok':true}")))
                .isEqualTo(new Status("1.4"));
        assertThat(Answers.status(json("{}"))).isEqualTo(new Status(null));
        assertThat(Answers.status(json("{'software_version':null}")))
                .isEqualTo(new Status(null));
    }

    @Test
    void aStatusThatIsNoObjectIsAnErrorWithAText() {
        assertThatThrownBy(() -> Answers.status(json("[]"))).isInstanceOf(VehicleFailure.class)
                .hasMessage("the answer is no object");
    }

    @Test
    void ofAChannelOnlyItsIdAndNameMustBeThere() throws VehicleFailure {
        assertThat(Answers.channels(json("""
                [{'channel_id':1,'name':'Oil','unit':null,'phys_min':0,'phys_max':16.5,
                  'enabled':null,'signal_type':'analog_420'},
                 {'name':'Door','channel_id':2}]"""))).containsExactly(
                new Channel(1, "Oil", null, 0.0, 16.5), new Channel(2, "Door", null, null, null));
    }

    @Test
    void anAlarmMayHaveALongIdAndNeitherSeverityNorMessageNorEnd() throws VehicleFailure {
        assertThat(Answers.alarms(json("""
                [{'alarm_id':9007199254740993,'channel_id':1,'severity':null,'message':null,
                  'triggered_at':'2026-02-22T10:30:00.123Z','resolved_at':null},
                 {'alarm_id':2,'channel_id':1,'severity':'high','message':'hot','extra':1,
                  'triggered_at':'2026-02-22T10:30:00.123Z',
                  'resolved_at':'2026-02-22T10:30:00.123Z'}]"""))).containsExactly(
                new Alarm(9007199254740993L, 1, null, null, TIME, null),
                new Alarm(2, 1, "high", "hot", TIME, TIME));
    }

    @Test
    void theLatestValueOfAChannelMayBeNull() throws VehicleFailure {
        assertThat(Answers.latest(json("""
                [{'channel_id':1,'value':null,'time':'2026-02-22T10:30:00.123Z'},
                 {'channel_id':2,'value':3,'time':'2026-02-22T10:30:00.123Z'}]""")))
                .containsExactly(new Reading(1, null, TIME), new Reading(2, 3.0, TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[1]", "[{}]", "[{'channel_id':1}]",
            "[{'channel_id':'1','name':'x'}]", "[{'channel_id':1,'name':7}]",
            "[{'channel_id':1,'name':'x','unit':7}]",
            "[{'channel_id':1,'name':'x','phys_min':'0'}]"})
    void channelsOfWrongTypesAreRefused(String text) {
        assertThatThrownBy(() -> Answers.channels(json(text)))
                .isInstanceOf(VehicleFailure.class);
    }
}
