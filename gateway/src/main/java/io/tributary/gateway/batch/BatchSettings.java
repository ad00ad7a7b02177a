package io.tributary.gateway.batch;

import io.tributary.gateway.http.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How devices are synced.
 *
 * @param playbook the file of the playbook that every tenant begins with; null for the built-in one
 * @param recordsMax records that an answer brings down; the next answer goes on behind them
 * @param downstreamMax bytes of records after which an answer asks for no further page
 * @param listedChanges how many of the latest changes of a lane a list of records looks through
 * @param patchAttempts how often a patch is applied anew when another was faster
 * @param answerMax a stored answer; of a larger one only the request's digest is kept
 * @param answersMax answers of a node that are stored; a later one takes the place of an earlier
 * @param rememberedMax answers that a gateway keeps at hand
 * @param rememberedFor how long it keeps them
 * @param devicesMax devices whose latest state a gateway keeps at hand
 */
public record BatchSettings(@Nullable Path playbook, @DefaultValue("5000") int recordsMax,
        @DefaultValue("4MB") DataSize downstreamMax, @DefaultValue("5000") int listedChanges,
        @DefaultValue("8") int patchAttempts, @DefaultValue("4MB") DataSize answerMax,
        @DefaultValue("500") int answersMax,
        @DefaultValue("64MB") DataSize rememberedMax, @DefaultValue("10m") Duration rememberedFor,
        @DefaultValue("100000") int devicesMax) {

    public BatchSettings {
        Positive.require("recordsMax", recordsMax);
        Positive.require("downstreamMax", downstreamMax.toBytes());
        Positive.require("listedChanges", listedChanges);
        Positive.require("patchAttempts", patchAttempts);
        Positive.require("answerMax", answerMax.toBytes());
        Positive.require("answersMax", answersMax);
        Positive.require("rememberedMax", rememberedMax.toBytes());
        Positive.require("rememberedFor", rememberedFor.toMillis());
        Positive.require("devicesMax", devicesMax);
    }
}
