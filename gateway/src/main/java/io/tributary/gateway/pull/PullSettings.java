package io.tributary.gateway.pull;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How pulls wait, and how many may.
 *
 * @param pageMax a page's changes; one push alone may be larger
 * @param bulkRows changes that a streamed first load asks for at a time
 * @param entitiesMax entities that are asked for by name at once; the projector has such a bound too
 * @param visibleTimeout how long a pull waits for the position that it demands
 * @param conflictTimeout how long a settlement waits until a conflict is visible as it should be
 * @param keepAlive how often an event stream without events says that it lives
 * @param tokenCheck how often an event stream or a waiting pull looks whether its token still holds
 * @param answerTimeout how long the projector may take to begin its answer
 * @param stallTimeout how long an answer may stand still, because of the projector or of the reader
 * @param sendBuffer bytes of an answer that the system holds for its reader; who reads less than
 *        that within the stall timeout may be taken for one who does not read
 * @param connectionsMax connections to the projector
 * @param queueMax requests that wait for one of them
 * @param waitingMax pulls that wait for news
 * @param streamsMax open event streams
 * @param bulkMax streamed first loads at a time
 */
public record PullSettings(@DefaultValue("4MB") DataSize pageMax,
        @DefaultValue("5000") int bulkRows, @DefaultValue("50") int entitiesMax,
        @DefaultValue("10s") Duration visibleTimeout,
        @DefaultValue("2s") Duration conflictTimeout,
        @DefaultValue("15s") Duration keepAlive, @DefaultValue("4s") Duration tokenCheck,
        @DefaultValue("10s") Duration answerTimeout, @DefaultValue("30s") Duration stallTimeout,
        @DefaultValue("256KB") DataSize sendBuffer,
        @DefaultValue("128") int connectionsMax, @DefaultValue("2000") int queueMax,
        @DefaultValue("10000") int waitingMax, @DefaultValue("10000") int streamsMax,
        @DefaultValue("32") int bulkMax) {

    private static final Duration REVOCATION = Duration.ofSeconds(5);

    public PullSettings {
        if (tokenCheck.compareTo(REVOCATION) > 0) {
            throw new IllegalArgumentException("tokenCheck is at most " + REVOCATION.toSeconds()
                    + " s, within which a revocation takes effect: " + tokenCheck);
        }
        Positive.require("pageMax", pageMax.toBytes());
        Positive.require("bulkRows", bulkRows);
        Positive.require("entitiesMax", entitiesMax);
        Positive.require("visibleTimeout", visibleTimeout.toMillis());
        Positive.require("conflictTimeout", conflictTimeout.toMillis());
        Positive.require("keepAlive", keepAlive.toMillis());
        Positive.require("tokenCheck", tokenCheck.toMillis());
        Positive.require("answerTimeout", answerTimeout.toMillis());
        Positive.require("stallTimeout", stallTimeout.toMillis());
        Positive.require("sendBuffer", sendBuffer.toBytes());
        Positive.require("connectionsMax", connectionsMax);
        Positive.require("queueMax", queueMax);
        Positive.require("waitingMax", waitingMax);
        Positive.require("streamsMax", streamsMax);
        Positive.require("bulkMax", bulkMax);
    }
}
