package io.tributary.processor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.telemetry.ChannelMerge.Merged;
import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.AlarmState;
import io.tributary.schemas.fleet.Answer.ChannelList;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several answers together tell of an alarm, and of the channels. */
class MergeTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = THEN.plusSeconds(30);
    private static final Alarm OPEN = new Alarm(7, 1, "warning", "too hot", 1000, null);
    private static final Alarm RESOLVED = new Alarm(7, 2, null, "other", 2000, 5000L);
    private static final ChannelMerge CHANNELS = new ChannelMerge(Duration.ofHours(1), 100);
    private static final Channel ONE = new Channel(1, "oil", "bar", 0.0, 10.0);
    private static final Channel TWO = new Channel(2, "door", null, null, null);

    @Test
    void theFirstAnswerTellsEverything() {
        assertThat(AlarmMerge.merge(null, OPEN, THEN)).contains(new AlarmState(OPEN, THEN));
    }

    @Test
    void aLaterAnswerTellsOnlyWhenTheAlarmWasResolved() {
        assertThat(AlarmMerge.merge(new AlarmState(OPEN, THEN), RESOLVED, LATER)).contains(
                new AlarmState(new Alarm(7, 1, "warning", "too hot", 1000, 5000L), LATER));
    }

    @Test
    void theSameAgainIsNoNews() {
        assertThat(AlarmMerge.merge(new AlarmState(OPEN, THEN), OPEN, LATER)).isEmpty();
        assertThat(AlarmMerge.merge(new AlarmState(RESOLVED, THEN), RESOLVED, LATER)).isEmpty();
    }

    @Test
    void aResolvedAlarmIsNeverReopened() {
        assertThat(AlarmMerge.merge(new AlarmState(RESOLVED, THEN), OPEN, LATER)).isEmpty();
    }

    @Test
    void anotherEndCountsUnlessTheAnswerIsOlder() {
        var other = new Alarm(7, 1, null, null, 1000, 6000L);

        assertThat(AlarmMerge.merge(new AlarmState(RESOLVED, LATER), other, LATER))
                .hasValueSatisfying(it -> assertThat(it.alarm().resolvedAt()).isEqualTo(6000L));
        assertThat(AlarmMerge.merge(new AlarmState(RESOLVED, LATER), other, THEN)).isEmpty();
    }

    @Test
    void aChannelThatVanishesStaysAndTheOthersAreOverwritten() {
        var renamed = new Channel(2, "gate", null, null, null);

        assertThat(CHANNELS.merge(new Channels(List.of(ONE, TWO), THEN),
                new ChannelList(List.of(renamed), LATER)))
                .contains(new Merged(new Channels(List.of(ONE, renamed), LATER), 0));
    }

    @Test
    void theSameChannelsAreToldOfAgainAfterATime() {
        var known = new Channels(List.of(ONE, TWO), THEN);

        assertThat(CHANNELS.merge(known, new ChannelList(List.of(TWO, ONE), LATER))).isEmpty();
        assertThat(CHANNELS.merge(known,
                new ChannelList(List.of(TWO), THEN.plus(Duration.ofHours(1)))))
                .contains(new Merged(
                        new Channels(List.of(ONE, TWO), THEN.plus(Duration.ofHours(1))), 0));
        assertThat(CHANNELS.merge(null, new ChannelList(List.of(), THEN)))
                .contains(new Merged(new Channels(List.of(), THEN), 0));
    }

    @Test
    void whenThereIsTooLittleRoomWhatIsThereNowGoesBeforeWhatWas() {
        var narrow = new ChannelMerge(Duration.ofHours(1), 2);
        var three = new Channel(3, "lamp", null, null, null);

        assertThat(narrow.merge(new Channels(List.of(ONE, TWO), THEN),
                new ChannelList(List.of(three), LATER)))
                .contains(new Merged(new Channels(List.of(ONE, three), LATER), 1));
        assertThat(narrow.merge(null, new ChannelList(List.of(ONE, TWO, three), LATER)))
                .contains(new Merged(new Channels(List.of(ONE, TWO), LATER), 1));
    }

    @Test
    void ofTooManyAlarmsATenthLeavesThoseThatEndedFirstThenTheOldestOpenOnes() {
        var kept = List.of(new AlarmState(new Alarm(1, 1, null, null, 10, null), THEN),
                new AlarmState(new Alarm(2, 1, null, null, 5, null), THEN),
                new AlarmState(new Alarm(3, 1, null, null, 1, 90L), THEN),
                new AlarmState(new Alarm(4, 1, null, null, 2, 80L), THEN));

        assertThat(new AlarmRoom(4).leaving(kept)).extracting(it -> it.alarm().alarmId())
                .containsExactly(4L);
        assertThat(new AlarmRoom(2).leaving(kept)).extracting(it -> it.alarm().alarmId())
                .containsExactly(4L, 3L, 2L);
    }
}
