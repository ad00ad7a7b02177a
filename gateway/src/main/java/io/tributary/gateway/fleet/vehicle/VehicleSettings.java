package io.tributary.gateway.fleet.vehicle;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How vehicles are asked, where neither they nor their tenants have settings of their own.
 *
 * @param apiKey what is shown to vehicles that have no key of their own
 * @param networks where vehicles may be; private networks, this machine and the like must be named
 * @param schemes by which they may be asked
 * @param tenants settings of single tenants
 * @param interval between two pulls of a vehicle
 * @param timeout of a whole request, from the connection to the last byte
 * @param overlap how far back each pull looks for late rows
 * @param firstWindow what the first pull of a vehicle asks for
 * @param answerMax an answer, after it was unpacked
 * @param rowsMax rows that a window's answer may have; 50,000 is the most that vehicles give
 * @param threads that talk to vehicles
 */
public record VehicleSettings(@DefaultValue("") String apiKey,
        @DefaultValue( {
                "0.0.0.0/0", "::/0"}) List<String> networks,
        @DefaultValue({"http", "https"}) List<String> schemes,
        @DefaultValue List<OfTenant> tenants, @DefaultValue("30s") Duration interval,
        @DefaultValue("10s") Duration timeout, @DefaultValue("60s") Duration overlap,
        @DefaultValue("60s") Duration firstWindow, @DefaultValue("16MB") DataSize answerMax,
        @DefaultValue("50000") int rowsMax,
        @DefaultValue("2") int threads){

    private static final int ROWS_MAX = 50_000;

    /**
     * What holds for a tenant's vehicles; of what is null the hub's does.
     *
     * @param apiKey what is shown to them
     * @param networks where they may be
     * @param schemes by which they may be asked
     */
    public record OfTenant(UUID tenant, @Nullable String apiKey, @Nullable List<String> networks,
            @Nullable List<String> schemes, @Nullable Duration interval,
            @Nullable Duration timeout, @Nullable Duration overlap,
            @Nullable Duration firstWindow) {
        public OfTenant {
            networks = networks == null ? null : List.copyOf(networks);
            schemes = schemes == null ? null : List.copyOf(schemes);
            if (networks != null) {
                var _ = new Networks(networks);
            }
            if (interval != null) {
                Positive.require("interval", interval.toMillis());
            }
            if (timeout != null) {
                Positive.require("timeout", timeout.toMillis());
            }
            if (overlap != null) {
                notNegative(overlap);
            }
            if (firstWindow != null) {
                Positive.require("firstWindow", firstWindow.toMillis());
            }
        }

        /** Names no secret, so that none can get into a log. */
        @Override
        public String toString() {
            return "OfTenant[" + tenant + "]";
        }
    }

    public VehicleSettings {
        networks = List.copyOf(networks);
        schemes = List.copyOf(schemes);
        tenants = List.copyOf(tenants);
        // Said at the start rather than at the first pull.
        var _ = new Networks(networks);
        if (rowsMax < 1 || rowsMax > ROWS_MAX) {
            throw new IllegalArgumentException("rowsMax must be 1 to " + ROWS_MAX + ": "
                    + rowsMax);
        }
        Positive.require("interval", interval.toMillis());
        Positive.require("timeout", timeout.toMillis());
        Positive.require("answerMax", answerMax.toBytes());
        Positive.require("threads", threads);
        Positive.require("firstWindow", firstWindow.toMillis());
        notNegative(overlap);
    }

    private static void notNegative(Duration overlap) {
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("overlap must not be negative: " + overlap);
        }
    }

    /** Names no secret, so that none can get into a log. */
    @Override
    public String toString() {
        return "VehicleSettings[networks=" + networks + "]";
    }
}
