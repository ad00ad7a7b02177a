package io.tributary.projector.pull;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a pull may cost.
 *
 * @param rowsMax the largest page that may be asked for, 1 to 100,000
 * @param bytesMax the largest page that may be asked for, and the default
 * @param scanRowsMax rows that a page may pass over in a lane before it ends
 * @param entitiesMax entities that may be asked for by name at once
 * @param connectionsMax connections of the reader, and so pages that are read at once
 * @param acquireTimeout how long a pull waits for a connection before it is sent away
 * @param waitingMax pulls that may wait for a connection
 * @param statementTimeout after which Postgres gives up on a page
 * @param retryAfter what a pull is told that was sent away
 */
public record PullSettings(@DefaultValue("10000") int rowsMax,
        @DefaultValue("8MB") DataSize bytesMax, @DefaultValue("1000000") int scanRowsMax,
        @DefaultValue("50") int entitiesMax, @DefaultValue("10") int connectionsMax,
        @DefaultValue("2s") Duration acquireTimeout,
        @DefaultValue("200") int waitingMax, @DefaultValue("10s") Duration statementTimeout,
        @DefaultValue("1s") Duration retryAfter) {

    public PullSettings {
        if (rowsMax < 1 || rowsMax > 100_000) {
            throw new IllegalArgumentException("rowsMax must be 1..100000: " + rowsMax);
        }
        if (bytesMax.toBytes() < 1024 || bytesMax.toBytes() > 256L << 20) {
            throw new IllegalArgumentException("bytesMax must be 1KB..256MB: " + bytesMax);
        }
        if (scanRowsMax < 1 || entitiesMax < 1 || connectionsMax < 1 || waitingMax < 1) {
            throw new IllegalArgumentException("scanRowsMax, entitiesMax, connectionsMax and"
                    + " waitingMax must be positive");
        }
    }
}
