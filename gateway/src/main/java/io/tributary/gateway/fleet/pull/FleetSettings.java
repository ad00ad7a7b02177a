package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.vehicle.VehicleSettings;
import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the fleet is pulled.
 *
 * @param pulling whether this gateway takes part; all that do share the vehicles
 * @param vehicle how vehicles are asked
 * @param live how live values are shown
 * @param wholeSpan up to which a span is asked for as a whole
 * @param stepWindow the windows of a longer span
 * @param askingMax vehicles that may be asked for their status at a time
 * @param inFlightMax vehicles whose data may be under way at a time
 * @param cycleRequestsMax windows of a cycle; a longer gap is filled by several
 * @param narrowAfter cycles in which a window must have failed before it is narrowed
 * @param narrowRequestsMax failed requests of a cycle after which it narrows no further
 * @param gapFirst when a gap is asked for again; doubled each time
 * @param gapLast the longest time between two such questions
 * @param gapsMax known gaps of a vehicle; of more, neighbours are taken together
 * @param openAlarmsMax open alarms of a vehicle that are asked for again
 * @param channelsRefresh how often channels are written although they have not changed
 * @param offlineAfter failed cycles after which a vehicle is asked ever less often
 * @param offlineMax the longest time between two cycles of such a vehicle
 * @param reportInterval how often the log says what was pulled, while there are vehicles
 * @param transactionLinger how long a finished window waits for others to share a transaction with
 * @param transactionBytesMax windows of a transaction
 * @param transactionTimeout after which Kafka ends a transaction whose gateway has died
 * @param sessionTimeout after which a silent gateway's vehicles go to others
 */
public record FleetSettings(@DefaultValue("true") boolean pulling,
        @DefaultValue VehicleSettings vehicle, @DefaultValue LiveSettings live,
        @DefaultValue("24h") Duration wholeSpan, @DefaultValue("1h") Duration stepWindow,
        @DefaultValue("2000") int askingMax,
        @DefaultValue("500") int inFlightMax, @DefaultValue("100") int cycleRequestsMax,
        @DefaultValue("3") int narrowAfter, @DefaultValue("64") int narrowRequestsMax,
        @DefaultValue("10m") Duration gapFirst, @DefaultValue("24h") Duration gapLast,
        @DefaultValue("1000") int gapsMax, @DefaultValue("1000") int openAlarmsMax,
        @DefaultValue("10m") Duration channelsRefresh, @DefaultValue("10") int offlineAfter,
        @DefaultValue("5m") Duration offlineMax, @DefaultValue("5m") Duration reportInterval,
        @DefaultValue("20ms") Duration transactionLinger,
        @DefaultValue("16MB") DataSize transactionBytesMax,
        @DefaultValue("20s") Duration transactionTimeout,
        @DefaultValue("10s") Duration sessionTimeout) {

    public FleetSettings {
        Positive.require("wholeSpan", wholeSpan.toMillis());
        Positive.require("stepWindow", stepWindow.toMillis());
        Positive.require("askingMax", askingMax);
        Positive.require("inFlightMax", inFlightMax);
        Positive.require("cycleRequestsMax", cycleRequestsMax);
        Positive.require("narrowAfter", narrowAfter);
        Positive.require("narrowRequestsMax", narrowRequestsMax);
        Positive.require("gapFirst", gapFirst.toMillis());
        Positive.require("gapLast", gapLast.toMillis());
        Positive.require("gapsMax", gapsMax);
        Positive.require("openAlarmsMax", openAlarmsMax);
        Positive.require("channelsRefresh", channelsRefresh.toMillis());
        Positive.require("offlineAfter", offlineAfter);
        Positive.require("offlineMax", offlineMax.toMillis());
        Positive.require("reportInterval", reportInterval.toMillis());
        Positive.require("transactionBytesMax", transactionBytesMax.toBytes());
        Positive.require("transactionTimeout", transactionTimeout.toMillis());
        Positive.require("sessionTimeout", sessionTimeout.toMillis());
    }

    /**
     * @param interval between two questions for a vehicle's live values
     * @param timeout of such a question
     * @param staleAfter how old the newest value may be before a vehicle counts as stale
     */
    public record LiveSettings(@DefaultValue("2s") Duration interval,
            @DefaultValue("5s") Duration timeout, @DefaultValue("3s") Duration staleAfter) {
        public LiveSettings {
            Positive.require("interval", interval.toMillis());
            Positive.require("timeout", timeout.toMillis());
            Positive.require("staleAfter", staleAfter.toMillis());
        }
    }
}
