package io.tributary.gateway.batch;

import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.pull.Waiting;
import io.tributary.gateway.push.Pushes;
import java.time.InstantSource;

/** The dialect put together: its handlers over the hub's two ports. */
public record BatchDialect(SyncHandler syncs, RecordHandler records, PlaybookHandler playbooks) {
    public static BatchDialect of(Pushes pushes, Pulls pulls, HeadsView heads, WireBodies bodies,
            BatchSettings settings, PullSettings pullSettings, InstantSource clock) {
        var records = new Records(pulls, new Waiting(pulls, heads, pullSettings), pullSettings);
        var writes = new Writes(pushes);
        var answers = new Answers(records, writes, settings, pullSettings.visibleTimeout());
        var playbooks = new Playbooks(records, writes, heads, settings);
        var patches = new Patches(playbooks, records, writes, clock, settings);
        var downstream = new Downstream(pulls, records, settings);
        return new BatchDialect(
                new SyncHandler(bodies, new Syncs(answers, writes, records, patches, playbooks,
                        downstream, heads, clock, settings), clock),
                new RecordHandler(bodies, answers, writes, records,
                        new Listing(downstream, heads, settings),
                        new Generating(playbooks, records, writes)),
                new PlaybookHandler(bodies, answers, playbooks, patches, clock));
    }
}
