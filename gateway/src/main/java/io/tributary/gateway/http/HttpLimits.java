package io.tributary.gateway.http;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a caller may ask of the edge.
 *
 * @param bodyMax a body on the wire
 * @param inflatedMax a body after it was unpacked
 * @param inflationRatioMax how many times its size a body may unpack to
 * @param entityMax the JSON of one entity
 * @param entityDepthMax how deep an entity's document may be nested; the document itself is 1
 * @param operationsMax operations of a push
 * @param numberLengthMax characters of a number
 * @param nameLengthMax characters of a member's name
 * @param stringLengthMax characters of a string
 * @param tokensMax names, values and brackets of a body's JSON
 * @param headMax the request line with all headers
 * @param urlMax the request's path with its query
 * @param headTimeout how long the request line with all headers may take to arrive, from its first
 *        byte
 * @param bodyTimeout how long a body may take to arrive
 * @param bodiesMax bytes of all bodies that are held at a time, as they came and unpacked
 * @param bodiesTenantPercent how much of that may be one tenant's; those who are not known yet count
 *        as one tenant more
 * @param connectionsMax open connections; one more is closed at once
 */
public record HttpLimits(@DefaultValue("4MB") DataSize bodyMax,
        @DefaultValue("16MB") DataSize inflatedMax, @DefaultValue("100") int inflationRatioMax,
        @DefaultValue("256KB") DataSize entityMax, @DefaultValue("32") int entityDepthMax,
        @DefaultValue("5000") int operationsMax, @DefaultValue("1000") int numberLengthMax,
        @DefaultValue("1000") int nameLengthMax, @DefaultValue("4000000") int stringLengthMax,
        @DefaultValue("1000000") int tokensMax,
        @DefaultValue("16KB") DataSize headMax, @DefaultValue("8KB") DataSize urlMax,
        @DefaultValue("10s") Duration headTimeout, @DefaultValue("60s") Duration bodyTimeout,
        @DefaultValue("64MB") DataSize bodiesMax, @DefaultValue("50") int bodiesTenantPercent,
        @DefaultValue("20000") int connectionsMax) {

    private static final int PERCENT = 100;

    public HttpLimits {
        Positive.require("bodyMax", bodyMax.toBytes());
        Positive.require("inflationRatioMax", inflationRatioMax);
        Positive.require("entityMax", entityMax.toBytes());
        Positive.require("entityDepthMax", entityDepthMax);
        Positive.require("operationsMax", operationsMax);
        Positive.require("numberLengthMax", numberLengthMax);
        Positive.require("nameLengthMax", nameLengthMax);
        Positive.require("stringLengthMax", stringLengthMax);
        Positive.require("tokensMax", tokensMax);
        Positive.require("headMax", headMax.toBytes());
        Positive.require("urlMax", urlMax.toBytes());
        Positive.require("headTimeout", headTimeout.toMillis());
        Positive.require("bodyTimeout", bodyTimeout.toMillis());
        Positive.require("connectionsMax", connectionsMax);
        if (inflatedMax.compareTo(bodyMax) < 0 || inflatedMax.toBytes() > 1 << 30) {
            throw new IllegalArgumentException("inflatedMax must be at least bodyMax and at most"
                    + " 1 GB: " + inflatedMax);
        }
        if (bodiesTenantPercent < 1 || bodiesTenantPercent > PERCENT) {
            throw new IllegalArgumentException(
                    "bodiesTenantPercent is 1 to 100: " + bodiesTenantPercent);
        }
        if (share(bodiesMax, bodiesTenantPercent) < bodyMax.toBytes() + inflatedMax.toBytes()) {
            throw new IllegalArgumentException(
                    "a tenant's share of bodiesMax must have room for one body as it comes and"
                            + " unpacked: " + bodiesTenantPercent + " % of " + bodiesMax);
        }
        if (entityDepthMax > 500) {
            throw new IllegalArgumentException("entityDepthMax is at most 500: " + entityDepthMax);
        }
    }

    /** Bytes of {@code bodiesMax} that may be one tenant's. */
    long bodiesOfTenantMax() {
        return share(bodiesMax, bodiesTenantPercent);
    }

    private static long share(DataSize of, int percent) {
        return of.toBytes() / PERCENT * percent;
    }
}
