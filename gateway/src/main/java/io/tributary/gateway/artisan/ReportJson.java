package io.tributary.gateway.artisan;

import io.tributary.schemas.receipt.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of an import.
 *
 * @param written entities that it changed, counters among them
 * @param unchanged what was there already
 * @param refused what the hub did not take as it came
 */
record ReportJson(int written, int unchanged, List<RefusedJson> refused, List<UserJson> users) {
    static ReportJson of(List<UserJson> users, List<Outcome> outcomes) {
        int written = 0;
        int unchanged = 0;
        var refused = new ArrayList<RefusedJson>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Accepted _,Outcome.Merged _ -> written++;
                case Outcome.Unchanged _ -> unchanged++;
                case Outcome.Conflicting it -> refused.add(new RefusedJson(it.entity().type(),
                        it.entity().id(), it.code().name(), it.code().advice()));
                case Outcome.Rejected it -> refused.add(new RefusedJson(it.entity().type(),
                        it.entity().id(), it.code().name(), it.code().advice()));
            }
        }
        return new ReportJson(written, unchanged, refused, users);
    }

    /** A part that was refused. */
    record RefusedJson(String type, String id, String code, String advice) {}
}
