package io.tributary.processor.topology;

import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.receipt.Reply;
import java.util.ArrayList;
import java.util.List;

/** What has come out of a lane so far. */
record Output(List<Change> changes, List<Conflict> conflicts, List<Reply> replies) {
    Output() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void take(LaneDriver lane) {
        changes.addAll(lane.changes());
        conflicts.addAll(lane.conflicts());
        lane.replies().forEach(this::add);
    }

    /** What a refusal says in words is nobody's business. */
    void add(Reply reply) {
        replies.add(reply instanceof Reply.Refused it
                ? new Reply.Refused(it.correlation(), it.code(), "", it.expected())
                : reply);
    }
}
