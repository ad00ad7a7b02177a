package io.tributary.bench.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What the comparison of a full pull with the acknowledgements found.
 *
 * @param lost acknowledged and not there
 * @param behind there in an older version than was acknowledged
 * @param doubled there more than once
 * @param altered there in another form, or in a version that nobody was told of
 * @param uncalled there without having been acknowledged, or in another tenant's feed
 * @param strangers entities of other runs, which are none of this check's business
 * @param examples some of what is wrong, in words
 */
public record Verdict(Digest acknowledged, Digest pulled, long lost, long behind, long doubled,
        long altered, long uncalled, long strangers, List<String> examples) {

    /** Of several tenants together. */
    public static Verdict sum(List<Verdict> verdicts) {
        var acknowledged = new Digest();
        var pulled = new Digest();
        var examples = new ArrayList<String>();
        long lost = 0;
        long behind = 0;
        long doubled = 0;
        long altered = 0;
        long uncalled = 0;
        long strangers = 0;
        for (var each : verdicts) {
            acknowledged.add(each.acknowledged);
            pulled.add(each.pulled);
            examples.addAll(each.examples);
            lost += each.lost;
            behind += each.behind;
            doubled += each.doubled;
            altered += each.altered;
            uncalled += each.uncalled;
            strangers += each.strangers;
        }
        return new Verdict(acknowledged, pulled, lost, behind, doubled, altered, uncalled,
                strangers,
                List.copyOf(examples));
    }

    public boolean exact() {
        return lost + behind + doubled + altered + uncalled == 0 && acknowledged.sameAs(pulled);
    }

    /** Whether all that is wrong may still be on its way. */
    public boolean mayBeLate() {
        return lost + behind > 0 && doubled + altered + uncalled == 0;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("acknowledged ").append(acknowledged.count())
                .append(" entities, digest ").append(acknowledged).append("; pulled ")
                .append(pulled.count()).append(", digest ").append(pulled);
        if (strangers > 0) {
            text.append(" (and ").append(strangers).append(" of other runs)");
        }
        if (exact()) {
            return text.append(": exact").toString();
        }
        text.append(": WRONG: lost ").append(lost).append(", behind ").append(behind)
                .append(", doubled ").append(doubled).append(", altered ").append(altered)
                .append(", never acknowledged ").append(uncalled);
        examples.forEach(example -> text.append(System.lineSeparator()).append("    ")
                .append(example));
        return text.toString();
    }
}
