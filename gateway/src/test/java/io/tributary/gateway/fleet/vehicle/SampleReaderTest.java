package io.tributary.gateway.fleet.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.fleet.vehicle.VehicleFailure.Kind;
import io.tributary.schemas.fleet.Samples;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReaderTest {
    private static final long TIME = Instant.parse("2026-02-22T10:30:00.123Z").toEpochMilli();

    private static SampleAnswer read(String json, int chunk, int rowsMax) throws VehicleFailure {
        var reader = new SampleReader(rowsMax);
        var bytes = json.replace('\'', '"').getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at += chunk) {
            reader.take(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk)));
        }
        return reader.end();
    }

    private static SampleAnswer read(String json) throws VehicleFailure {
        return read(json, Integer.MAX_VALUE, 10);
    }

    private static String rows(String rows) {
        return "{'from':'x','to':'y','count':1,'truncated':false,'rows':[" + rows + "]}";
    }

    @Property(tries = 100)
    void anAnswerMeansTheSameHoweverItIsCut(@ForAll @IntRange(min = 1, max = 200) int chunk)
            throws VehicleFailure {
        var json = """
                {"rows": [
                  {"value": 1.25, "time": "2026-02-22T10:30:00.123Z", "channel_id": 7},
                  {"channel_id": -3, "extra": {"deep": [1, {"rows": []}]}, "value": -4e2,
                   "time": "2026-02-22T11:30:00.123456+01:00"},
                  {"channel_id": 2, "value": null, "time": "2026-02-22T10:30:00Z"}],
                 "truncated": true, "other": [[], {"truncated": false}], "count": 3}
                """;

        var answer = read(json, chunk, 3);

        assertThat(answer).isEqualTo(new SampleAnswer(new Samples.Builder(2).add(7, TIME, 1.25)
                .add(-3, TIME, -400).build(), 3, true, 1, 0));
    }

    @Example
    void numbersThatAreNoneAreCountedAndLeftOut() throws VehicleFailure {
        var answer = read(rows("""
                {'channel_id':1,'value':NaN,'time':'2026-02-22T10:30:00.123Z'},
                {'channel_id':1,'value':-Infinity,'time':'2026-02-22T10:30:00.123Z'},
                {'channel_id':1,'value':1e999,'time':'2026-02-22T10:30:00.123Z'},
                {'channel_id':1,'time':'2026-02-22T10:30:00.123Z'}"""));

        assertThat(answer).isEqualTo(new SampleAnswer(Samples.NONE, 4, false, 1, 3));
    }

    @Example
    void millisecondsAreCutOff() throws VehicleFailure {
        var answer = read(rows(
                "{'channel_id':1,'value':1,'time':'2026-02-22T10:30:00.123999Z'}"));

        assertThat(answer.samples().time(0)).isEqualTo(TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{}", "{'rows':[]}",
            "{'truncated':false}", "{'truncated':0,'rows':[]}", "{'truncated':false,'rows':{}}",
            "{'truncated':false,'rows':[1]}", "{'truncated':false,'rows':[]} {}", "<html>",
            "{'truncated':false,'rows':[", "{'truncated':false,'rows':[{'channel_id':1}]}"})
    void garbageIsSaidToBeGarbage(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(VehicleFailure.class,
                failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.GARBAGE);
                    assertThat(failure.text()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'channel_id':'1','value':1,'time':'2026-02-22T10:30:00Z'}",
            "{'channel_id':1.5,'value':1,'time':'2026-02-22T10:30:00Z'}",
            "{'channel_id':99999999999,'value':1,'time':'2026-02-22T10:30:00Z'}",
            "{'channel_id':1,'value':'1','time':'2026-02-22T10:30:00Z'}",
            "{'channel_id':1,'value':true,'time':'2026-02-22T10:30:00Z'}",
            "{'channel_id':1,'value':[],'time':'2026-02-22T10:30:00Z'}",
            "{'channel_id':1,'value':1,'time':1700000000}",
            "{'channel_id':1,'value':1,'time':null}",
            "{'channel_id':1,'value':1,'time':'2026-02-30T10:30:00.000Z'}",
            "{'channel_id':1,'value':1,'time':'2026-02-22T25:30:00.000Z'}",
            "{'channel_id':1,'value':1,'time':'2026-02-22T10:30:00.000'}",
            "{'channel_id':1,'value':1,'time':'1969-02-22T10:30:00.000Z'}",
            "{'channel_id':1,'value':1,'time':'yesterday'}",
            "{'value':1,'time':'2026-02-22T10:30:00Z'}"})
    void aRowOfWrongTypesMakesTheAnswerGarbage(String row) {
        assertThatThrownBy(() -> read(rows(row))).isInstanceOfSatisfying(VehicleFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(Kind.GARBAGE));
    }

    @Example
    void moreRowsThanWereAskedForAreNotRead() {
        var row = "{'channel_id':1,'value':1,'time':'2026-02-22T10:30:00Z'}";

        assertThatThrownBy(() -> read(rows(row + "," + row), 20, 1))
                .isInstanceOf(VehicleFailure.class).hasMessageContaining("more rows");
    }
}
