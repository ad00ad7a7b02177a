package io.tributary.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.limit.Accounts;
import io.tributary.gateway.limit.LimitSettings;
import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.publisher.Mono;

/** Of seven slots a tenant may have four and a node two. */
class SlotsTest {
    private final Slots slots = new Slots("streams", new Slots.Bounds(7, 4, 2));
    private final Accounts accounts = new Accounts(new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("none", LimitSettings.class));

    private Spender node(TenantId tenant) {
        return accounts.spender(tenant, new NodeId(UUID.randomUUID()));
    }

    private static TenantId tenant() {
        return new TenantId(UUID.randomUUID());
    }

    private void open(Spender spender) {
        slots.within(spender, Mono.never()).subscribe();
    }

    private void refused(Spender spender, ProblemCode code) {
        var one = slots.within(spender, Mono.empty());
        assertThatThrownBy(one::block).isInstanceOfSatisfying(ProblemException.class, error -> {
            assertThat(error.problem().code()).isEqualTo(code);
            assertThat(error.problem().retryAfter()).isNotNull();
        });
    }

    @Test
    void aNodeATenantAndTheHubHaveTheirBounds() {
        var tenant = tenant();
        var one = node(tenant);
        open(one);
        open(one);
        refused(one, ProblemCode.TOO_MANY_REQUESTS);

        open(node(tenant));
        open(accounts.spender(tenant, null));
        refused(node(tenant), ProblemCode.TOO_MANY_REQUESTS);

        open(node(tenant()));
        open(node(tenant()));
        open(node(tenant()));
        refused(node(tenant()), ProblemCode.UNAVAILABLE);
        assertThat(slots.taken()).isEqualTo(7);
    }

    @Test
    void whatEndsMakesRoom() {
        var one = node(tenant());
        open(one);
        var second = slots.within(one, Mono.never()).subscribe();
        refused(one, ProblemCode.TOO_MANY_REQUESTS);

        second.dispose();
        open(one);
        assertThat(slots.taken()).isEqualTo(2);
    }
}
