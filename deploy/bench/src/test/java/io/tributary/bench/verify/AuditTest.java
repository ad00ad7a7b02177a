package io.tributary.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.workload.Bytes;
import io.tributary.bench.workload.Generated;
import io.tributary.bench.workload.GeneratedSettings;
import io.tributary.bench.workload.Mix;
import io.tributary.bench.workload.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.Collections;
import io.tributary.bench.hub.Status;
import org.junit.jupiter.api.Test;

/** Two writers of one tenant, ten entities each, all acknowledged; a third is another tenant's. */
class AuditTest {
    private final Generated workload = new Generated(
            new GeneratedSettings(1, "r", "reading", 300, Mix.PUTS_ONLY), 3);
    private final List<PulledChange> feed = new ArrayList<>();

    AuditTest() {
        for (int writer = 0; writer < 3; writer++) {
            var script = workload.scripts().get(writer);
            script.taken(script.write(10, new Bytes()));
        }
        for (int writer = 0; writer < 2; writer++) {
            feed.addAll(changes(writer));
        }
    }

    private List<PulledChange> changes(int writer) {
        Script script = workload.scripts().get(writer);
        return IntStream.range(0, script.slots())
                .mapToObj(slot -> new PulledChange("reading", "r-" + writer + "-" + slot,
                        script.version(slot), script.content(slot)))
                .toList();
    }

    private Verdict verdict() {
        var audit = new Audit(workload, List.of(0, 1));
        feed.forEach(audit::pulled);
        return audit.verdict();
    }

    @Test
    void feedThatIsWhatWasAcknowledgedIsExactInAnyOrder() {
        Collections.reverse(feed);

        assertThat(verdict()).matches(Verdict::exact)
                .hasToString(verdict().toString()).asString().endsWith(": exact");
    }

    @Test
    void lostEntityIsFound() {
        feed.remove(3);

        assertThat(verdict().exact()).isFalse();
        assertThat(verdict().lost()).isEqualTo(1);
        assertThat(verdict().examples())
                .containsExactly("reading/r-0-3 was acknowledged and is not there");
        assertThat(verdict().mayBeLate()).isTrue();
    }

    @Test
    void entityThatCameTwiceIsFound() {
        feed.add(feed.get(3));

        assertThat(verdict()).returns(1L, Verdict::doubled).returns(false, Verdict::exact)
                .returns(false, Verdict::mayBeLate);
    }

    @Test
    void alteredDocumentIsFound() {
        feed.set(3, new PulledChange("reading", "r-0-3", 1, 42));

        assertThat(verdict()).returns(1L, Verdict::altered).returns(false, Verdict::exact);
    }

    @Test
    void operationThatTookEffectTwiceIsFoundByItsVersion() {
        feed.set(3, new PulledChange("reading", "r-0-3", 2, feed.get(3).content()));

        assertThat(verdict()).returns(1L, Verdict::altered).returns(false, Verdict::exact);
    }

    @Test
    void olderVersionMayStillBeOnItsWay() {
        workload.scripts().getFirst().settled(3, Status.ACCEPTED, 2);

        assertThat(verdict()).returns(1L, Verdict::behind).returns(true, Verdict::mayBeLate)
                .returns(false, Verdict::exact);
    }

    @Test
    void entityOfAnotherTenantIsFound() {
        feed.add(changes(2).getFirst());

        assertThat(verdict()).returns(1L, Verdict::uncalled).returns(false, Verdict::exact);
    }

    @Test
    void entitiesOfOtherRunsAreNoneOfItsBusiness() {
        feed.add(new PulledChange("reading", "q-0-3", 1, 42));
        feed.add(new PulledChange("other", "r-0-3", 1, 42));

        assertThat(verdict()).returns(2L, Verdict::strangers).returns(true, Verdict::exact);
    }

    @Test
    void sumOfTenantsIsExactIfEachIs() {
        var exact = verdict();
        feed.remove(0);

        assertThat(Verdict.sum(List.of(exact, exact))).returns(true, Verdict::exact);
        assertThat(Verdict.sum(List.of(exact, verdict()))).returns(1L, Verdict::lost)
                .returns(false, Verdict::exact);
    }

    @Test
    void changeIsReadAsThePullShowsIt() {
        var json = """
                ,{"lane":0,"seq":1,"type":"t","id":"i/\\u00e9","version":3,"op":"delete"},"""
                .getBytes(StandardCharsets.UTF_8);

        assertThat(PulledChange.read(json, 1, json.length - 1))
                .isEqualTo(new PulledChange("t", "i/\u00e9", 3, 0));
    }
}
