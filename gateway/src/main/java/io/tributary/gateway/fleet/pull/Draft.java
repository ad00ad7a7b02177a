package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.vehicle.SampleAnswer;
import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Progress.OpenAlarm;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a cycle has found out and Kafka does not have yet, with the progress that it makes. */
final class Draft {
    /** A record of so many with the longest texts is far from the bound of a record. */
    private static final int ALARMS_PER_RECORD = 500;

    private final FleetSettings settings;
    private final Instant startedAt;
    private final List<Answer> answers = new ArrayList<>();
    private final Map<Long, OpenAlarm> open = new TreeMap<>();
    private final Gaps gaps;
    private @Nullable Long dataUntil;
    private @Nullable Long alarmsUntil;
    private @Nullable Long newestSample;
    private @Nullable Instant lastSeenAt;
    private @Nullable String softwareVersion;
    private SyncStatus status;
    private int rows;
    private int alarmsGivenUp;

    Draft(@Nullable Progress before, Instant startedAt, FleetSettings settings) {
        this.settings = settings;
        this.startedAt = startedAt;
        if (before == null) {
            status = SyncStatus.OK;
            gaps = new Gaps(List.of(), settings);
            return;
        }
        status = before.status();
        dataUntil = before.dataUntil();
        alarmsUntil = before.alarmsUntil();
        newestSample = before.newestSample();
        before.openAlarms().forEach(alarm -> open.put(alarm.alarmId(), alarm));
        gaps = new Gaps(before.gaps(), settings);
        lastSeenAt = before.lastSeenAt();
        softwareVersion = before.softwareVersion();
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Long dataUntil() {
        return dataUntil;
    }

    @Nullable
    Long alarmsUntil() {
        return alarmsUntil;
    }

    Gaps gaps() {
        return gaps;
    }

    List<OpenAlarm> openAlarms() {
        return List.copyOf(open.values());
    }

    /** The vehicle has answered; what it leaves out of its version stays as it was. */
    void seen(Instant at, @Nullable String newSoftwareVersion) {
        lastSeenAt = at;
        softwareVersion = newSoftwareVersion == null ? softwareVersion : newSoftwareVersion;
        status = SyncStatus.OK;
        long now = at.toEpochMilli();
        dataUntil = notAhead(dataUntil, now);
        alarmsUntil = notAhead(alarmsUntil, now);
        gaps.endAt(now);
    }

    /**
     * A place that lies ahead is that of a clock of the hub's that was. Nobody knows since when: since
     * after the newest sample, or that would not have come. All behind it was asked for too early.
     */
    private @Nullable Long notAhead(@Nullable Long until, long now) {
        if (until == null || until <= now) {
            return until;
        }
        return newestSample == null ? now : Math.min(now, newestSample + 1);
    }

    void channels(List<Channel> channels, Instant at) {
        answers.add(new Answer.ChannelList(channels, at));
    }

    /** @param news what of the answer has not been told before */
    void samples(Span window, SampleAnswer answer, Samples news, Instant at) {
        answers.add(new Answer.SampleChunk(window, news, answer.nullValues(),
                answer.nonFinite(), at));
        rows += answer.samples().size();
        remember(window, answer.samples());
        gaps.close(window);
        dataUntil = later(dataUntil, window.to());
    }

    void gap(Span window, String reason, Instant at) {
        answers.add(new Answer.Gap(window, reason, at));
        gaps.add(window, reason, at);
        dataUntil = later(dataUntil, window.to());
    }

    /** The alarms of a window; an alarm that is told to be open again is asked for again. */
    void alarms(Span window, List<Alarm> alarms, Instant at) {
        for (int i = 0; i < alarms.size(); i += ALARMS_PER_RECORD) {
            answers.add(new Answer.AlarmChunk(window,
                    alarms.subList(i, Math.min(alarms.size(), i + ALARMS_PER_RECORD)), at));
        }
        for (var alarm : alarms) {
            if (alarm.open()) {
                open.put(alarm.alarmId(), new OpenAlarm(alarm.alarmId(), alarm.triggeredAt()));
            } else {
                open.remove(alarm.alarmId());
            }
        }
        while (open.size() > settings.openAlarmsMax()) {
            open.values().stream().min(Comparator.comparingLong(OpenAlarm::triggeredAt))
                    .ifPresent(oldest -> open.remove(oldest.alarmId()));
            alarmsGivenUp++;
        }
    }

    private void remember(Span window, Samples samples) {
        long newest = -1;
        for (int i = 0; i < samples.size(); i++) {
            long time = samples.time(i);
            newest = time > newest && window.contains(time) ? time : newest;
        }
        if (newest >= 0) {
            newestSample = later(newestSample, newest);
        }
    }

    void alarmsUntil(long time) {
        alarmsUntil = later(alarmsUntil, time);
    }

    /** The end of the cycle. */
    void report(SyncStatus newStatus, @Nullable String errorMessage, Instant finishedAt) {
        status = newStatus;
        answers.add(new Answer.CycleReport(startedAt, finishedAt, newStatus, rows, errorMessage,
                lastSeenAt, softwareVersion));
    }

    /** How many open alarms were too many and are not asked for again; null if none were. */
    @Nullable
    String excess() {
        return alarmsGivenUp == 0 ? null
                : "over " + settings.openAlarmsMax()
                        + " alarms are open: the " + alarmsGivenUp
                        + " that began first are not asked for again";
    }

    /** Takes out what there is to be stored. */
    List<Answer> takeAnswers() {
        var taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }

    Progress progress() {
        return new Progress(dataUntil, alarmsUntil, newestSample, openAlarms(), gaps.known(),
                status,
                lastSeenAt, softwareVersion);
    }

    private static long later(@Nullable Long one, long other) {
        return one == null ? other : Math.max(one, other);
    }
}
