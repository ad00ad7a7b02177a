package io.tributary.standalone.simulation;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Receipt;
import java.util.List;
import java.util.function.Consumer;

/** All judges, who see the same. */
record Guarantees(List<Guarantee> all) implements Guarantee {
    static Guarantees everyone() {
        return new Guarantees(List.of(new Gapless(), new TimesRise(), new VersionsRise(),
                new NothingLost(), new Once(), new NodeOrder(), new Atomic(),
                new NothingInSilence(), new Balance(), new Counts()));
    }

    @Override
    public void onPush(Push push) {
        tell(it -> it.onPush(push));
    }

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        tell(it -> it.onReceipt(push, receipt));
    }

    @Override
    public void onChange(Change change) {
        tell(it -> it.onChange(change));
    }

    @Override
    public void onConflict(Conflict conflict) {
        tell(it -> it.onConflict(conflict));
    }

    @Override
    public void onCommit() {
        tell(Guarantee::onCommit);
    }

    @Override
    public void verify() {
        tell(Guarantee::verify);
    }

    private void tell(Consumer<Guarantee> what) {
        all.forEach(what);
    }
}
