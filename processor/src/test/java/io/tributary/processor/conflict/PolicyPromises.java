package io.tributary.processor.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each policy of {@link TestPolicies} promises of one operation, as its owner would say it: by
 * what was there, what was asked and what came of it, and never by the rules.
 */
final class PolicyPromises implements Judge {
    /** In these nothing stands against who names the newest version. */
    private static final Set<String> OPEN = Set.of("plain", "current", "incoming", "refusing",
            "strict", "timed", "clocked", "tolerant", "lamport", "hub", "ranked", "paid", "soft");

    /** Every version of every entity from the first; null for a deletion. */
    private final Map<EntityRef, List<@Nullable Document>> versions = new HashMap<>();

    /** One operation, and what became of it. */
    private record Seen(String type, Operation asked, Push push, EntityState before,
            Outcome outcome, Decision decision) {
        boolean isChanged() {
            return !decision.changes().isEmpty();
        }

        boolean isWithoutEffect() {
            return !isChanged() && decision.conflicts().isEmpty();
        }

        @Nullable
        Document was() {
            return before instanceof Live live ? live.data() : null;
        }

        @Nullable
        Document is() {
            return decision.changes().getLast().data();
        }

        boolean isBlind() {
            return asked.baseVersion() == null && asked.basis().seen() == null;
        }

        /** Whether it meets, blindly, what another node has written. */
        boolean isAgainstAnother() {
            return isBlind() && before instanceof Live live
                    && !live.last().node().equals(push.node());
        }

        boolean isOfDocument() {
            return !(asked instanceof Operation.Count);
        }
    }

    @Override
    public void see(Push push, EntityState before, Decision decision, TestHub hub) {
        var operation = push.operations().getFirst();
        var seen = new Seen(operation.entity().type(),
                Asked.of(operation, before instanceof Live), push, before,
                decision.receipt().outcomes().getFirst(), decision);
        content(seen);
        protection(seen);
        existence(seen);
        knowledge(seen);
        precedence(seen);
        recency(seen);
        if (seen.isChanged()) {
            versions.computeIfAbsent(operation.entity(), _ -> new ArrayList<>()).add(seen.is());
        }
    }

    private static void promise(String words, Seen seen, boolean kept) {
        assertThat(kept).as("%s: %s", words, seen).isTrue();
    }

    private static void content(Seen seen) {
        var is = seen.isChanged() ? seen.is() : null;
        if (seen.type().equals("named") && is != null && is.has("c")) {
            promise("a document names its own entity", seen,
                    seen.asked().entity().id().equals(is.get("c")));
        }
        if (seen.type().equals("listed") && is != null) {
            promise("a document has no fields but those listed", seen,
                    Set.of("a", "b", TestPolicies.TIME).containsAll(is.fields().keySet()));
        }
        if (seen.asked() instanceof Operation.Put put && seen.was() != null
                && put.data().sameAs(seen.was()) && !seen.type().equals("cautious")) {
            promise("what is so already changes nothing", seen, seen.isWithoutEffect());
        }
        if (seen.asked() instanceof Operation.Increment it && seen.isChanged()) {
            promise("an increment adds its amount", seen, number(seen.is())
                    .compareTo(number(seen.was()).add(it.by())) == 0);
        }
    }

    private static BigDecimal number(@Nullable Document document) {
        return document == null || !document.has("n") ? BigDecimal.ZERO
                : Document.decimal((Number) Objects.requireNonNull(document.get("n")));
    }

    private static void protection(Seen seen) {
        var was = seen.was();
        if (!seen.isChanged() || was == null) {
            return;
        }
        var is = seen.is();
        if (seen.type().equals("appended")) {
            promise("what was appended stands for ever", seen, false);
        }
        boolean immutable = switch (seen.type()) {
            case "locked" -> Document.same(was.get("a"), 2) || "x".equals(was.get("a"));
            case "mixed" -> Document.same(was.get("a"), 2);
            default -> false;
        };
        if (immutable) {
            promise("what is immutable changes by a declared transition alone", seen,
                    seen.type().equals("locked") && is != null
                            && is.sameAs(was.with("a", 3)) && Document.same(was.get("a"), 2));
        }
        if (Set.of("locked", "mixed").contains(seen.type()) && was.get("b") != null
                && is != null) {
            promise("a fixed field stays", seen, was.sameField(is, "b"));
        }
    }

    private static void existence(Seen seen) {
        boolean live = seen.before() instanceof Live;
        var base = seen.asked().baseVersion();
        switch (seen.asked()) {
            case Operation.Delete _ when !live ->
                promise("what is gone stays gone", seen, seen.isWithoutEffect()
                        && seen.outcome() instanceof Outcome.Unchanged);
            case Operation.Patch _ when seen.before() instanceof Unknown
                    || (!live && base == null) ->
                promise("nobody patches what is not there", seen,
                        seen.outcome() instanceof Outcome.Rejected);
            case Operation.Put _ when seen.before() instanceof Unknown ->
                promise("where nothing was nothing conflicts", seen,
                        seen.outcome() instanceof Outcome.Accepted
                                || seen.outcome() instanceof Outcome.Rejected);
            case Operation.Put _,Operation.Patch _,Operation.Delete _,Operation.Count _,Operation.Settle _ ->
                {
                }
        }
        if (seen.asked() instanceof Operation.Put && base != null
                && base > seen.before().version()) {
            promise("nobody knows what is to come", seen,
                    seen.outcome() instanceof Outcome.Rejected);
        }
    }

    private void knowledge(Seen seen) {
        var base = seen.asked().baseVersion();
        boolean live = seen.before() instanceof Live;
        if (!seen.isOfDocument()) {
            return;
        }
        if (OPEN.contains(seen.type()) && live && base != null
                && base == seen.before().version()) {
            promise("who names the newest version is obeyed", seen,
                    seen.decision().conflicts().isEmpty()
                            && (seen.outcome() instanceof Outcome.Accepted
                                    || seen.outcome() instanceof Outcome.Unchanged));
        }
        if (seen.type().equals("strict") && base == null && !(seen.before() instanceof Unknown)) {
            promise("nobody writes without saying what they had seen", seen, !seen.isChanged());
        }
        if (!seen.type().equals("plain")) {
            return;
        }
        if (live && base != null && isDisjoint(seen, base)) {
            promise("who changed other fields meets nobody", seen,
                    seen.decision().conflicts().isEmpty()
                            && !(seen.outcome() instanceof Outcome.Rejected));
        }
        var upTo = seen.asked().basis().seen();
        if (base == null && upTo != null && seen.before() instanceof Live it
                && it.last().lamport() <= upTo) {
            promise("who has seen all overrules nobody", seen,
                    seen.decision().conflicts().isEmpty());
        }
        if (seen.isBlind() && seen.before() instanceof Known known
                && known.isOwnedBy(seen.push().node())) {
            promise("who goes on from its own write overrules nobody", seen,
                    seen.decision().conflicts().isEmpty());
        }
        if (seen.isBlind() && live && seen.asked() instanceof Operation.Put) {
            promise("the last write wins", seen, seen.outcome() instanceof Outcome.Accepted
                    || seen.outcome() instanceof Outcome.Unchanged);
        }
    }

    /** Whether since the base others have changed only what this one leaves alone, not too often. */
    private boolean isDisjoint(Seen seen, long base) {
        var all = versions.getOrDefault(seen.asked().entity(), List.of());
        if (base < 1 || base > all.size() || all.size() - base > FieldHistory.DEPTH
                || all.subList((int) base - 1, all.size()).contains(null)) {
            return false;
        }
        var old = Objects.requireNonNull(all.get((int) base - 1));
        var theirs = old.fieldsUnlike(Objects.requireNonNull(seen.was()));
        for (var version : all.subList((int) base - 1, all.size())) {
            if (version != null && !theirs.containsAll(old.fieldsUnlike(version))) {
                // A field that came back to what it was has changed all the same.
                return false;
            }
        }
        return switch (seen.asked()) {
            case Operation.Put put -> old.fieldsUnlike(put.data()).stream()
                    .noneMatch(theirs::contains);
            case Operation.Patch patch -> patch.patch().fields().keySet().stream()
                    .noneMatch(theirs::contains);
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> false;
        };
    }

    private static void precedence(Seen seen) {
        if (Set.of("centre", "mixed").contains(seen.type()) && seen.isOfDocument()
                && seen.before() instanceof Known known
                && known.last().rank() > seen.push().rank()) {
            promise("what a higher rank wrote stays", seen, !seen.isChanged());
        }
        if (!(seen.asked() instanceof Operation.Put put) || !seen.isAgainstAnother()) {
            return;
        }
        var was = Objects.requireNonNull(seen.was());
        if (seen.type().equals("paid") && Document.same(was.get("a"), 3)
                && !Document.same(put.data().get("a"), 3)) {
            promise("the paid one stays", seen, !seen.isChanged());
        }
        if (seen.type().equals("ranked")
                && ((Known) seen.before()).last().rank() > seen.push().rank()) {
            promise("of two that meet the higher rank wins", seen, !seen.isChanged());
        }
    }

    private static void recency(Seen seen) {
        var at = seen.asked().at();
        if (!seen.type().equals("clocked") || at == null
                || !(seen.asked() instanceof Operation.Put)
                || !(seen.before() instanceof Live live)
                || live.last().node().equals(seen.push().node())) {
            return;
        }
        var base = seen.asked().baseVersion();
        if (seen.isBlind() && at.isBefore(live.last().time())) {
            promise("the older write replaces nothing", seen, !seen.isChanged());
        }
        if (base != null && base < live.version() && at.isAfter(live.last().time())) {
            promise("of two changes of the same the newer one wins", seen,
                    !(seen.outcome() instanceof Outcome.Conflicting));
        }
    }
}
