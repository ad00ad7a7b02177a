package io.tributary.gateway.lamport;

import static io.tributary.gateway.lamport.Example.CALLER;
import static io.tributary.gateway.lamport.Example.KEY;
import static io.tributary.gateway.lamport.Example.body;
import static io.tributary.gateway.lamport.Example.event;
import static io.tributary.gateway.lamport.Example.product;
import static io.tributary.gateway.lamport.Example.push;
import static io.tributary.gateway.lamport.Example.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.push.Submission;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the protocol's words to the hub's. */
class PushMapperTest {
    private static Submission submission(PushRequest request) {
        return PushMapper.submission(CALLER, KEY, request, wishes(request));
    }

    private static Operation first(PushRequest request) {
        return submission(request).operations().getFirst();
    }

    private static String id(PushRequest request, int place) {
        return ((Wish.Event) wishes(request).get(place)).id();
    }

    @Test
    void aSaleTakesFromTheStockOfItsProduct() {
        var sale = (Operation.Increment) first(push(9, event("'lamport_ts':12")));

        assertThat(sale.entity()).isEqualTo(new EntityRef("lamport.product", Example.PRODUCT));
        assertThat(sale.field()).isEqualTo("current_stock");
        assertThat(sale.by()).isEqualByComparingTo(BigDecimal.valueOf(-5));
        assertThat(sale.basis().lamport()).isEqualTo(12);
        assertThat(Objects.requireNonNull(sale.entry()).data().get("reason")).isEqualTo("SALE");
    }

    @Test
    void aSetIsANewCount() {
        var set = (Operation.Assign) first(push(9, event("'lamport_ts':12")
                .replace("DECREMENT", "SET")));

        assertThat(set.to()).isEqualByComparingTo(BigDecimal.valueOf(5));
    }

    @ParameterizedTest
    @CsvSource({"9,12,9", "12,9,9", "9,0,9", "0,0,0", "0,5,0"})
    void aDeviceKnewNoMoreThanItsClockSaidWhenItCountedAndWhenItSent(int client, int lamport,
            long seen) {
        assertThat(first(push(client, event("'lamport_ts':" + lamport))).basis().seen())
                .isEqualTo(seen);
    }

    @Test
    void theSentHashNamesTheOperationWhoeverSendsIt() {
        var one = push(1, event("'operation_hash':'h1'"));
        var again = push(7, event("'operation_hash':'h1','lamport_ts':3,'amount':9"));

        assertThat(id(again, 0)).isEqualTo(id(one, 0));
        assertThat(id(push(1, event("'operation_hash':'h2'")), 0)).isNotEqualTo(id(one, 0));
    }

    @Test
    void withoutAHashARepetitionHasTheNameOfTheFirst() {
        var one = push(1, event("'lamport_ts':4"));

        assertThat(id(push(2, event("'lamport_ts':4")), 0)).isEqualTo(id(one, 0));
        assertThat(id(push(1, event("'lamport_ts':5")), 0)).isNotEqualTo(id(one, 0));
    }

    @Test
    void withoutHashAndTimeEqualSalesAreSeveralButARetryIsNone() {
        var twice = push(1, event(""), event(""));
        var otherKey = PushMapper.wishes(CALLER, new IdempotencyKey("k-2"), twice, 1000);

        assertThat(id(twice, 0)).isNotEqualTo(id(twice, 1));
        assertThat(wishes(twice)).isEqualTo(wishes(twice));
        assertThat(((Wish.Event) otherKey.getFirst()).id()).isNotEqualTo(id(twice, 0));
    }

    @Test
    void oneResultAnItemAndOneOperationForEachThatCanBeDone() {
        var request = PushRequest.read(body("{'client_lamport':1,'device_id':'" + Example.DEVICE
                + "','products':[" + product("") + "],'operations':["
                + event("").replace("DECREMENT", "STEAL") + "," + event("") + "]}"),
                Example.LIMITS);

        var wishes = wishes(request);

        assertThat(wishes).hasSize(3);
        assertThat(wishes.getFirst()).isInstanceOf(Wish.Refused.class);
        assertThat(wishes.get(1)).isInstanceOf(Wish.Event.class);
        assertThat(wishes.get(2)).isInstanceOf(Wish.State.class);
        assertThat(submission(request).operations()).extracting(Operation::index)
                .containsExactly(0, 1);
    }

    @Test
    void aStateIsWrittenWithoutItsPlace() {
        var put = (Operation.Put) first(PushRequest.read(body("{'client_lamport':1,'device_id':'"
                + Example.DEVICE + "','products':[" + product("'lamport_ts':5") + "]}"),
                Example.LIMITS));

        assertThat(put.basis().lamport()).isEqualTo(5);
        assertThat(put.data().fields()).containsEntry("sku", "M-1")
                .containsEntry("is_deleted", false)
                .doesNotContainKeys("tenant_id", "lamport_ts", "description");
    }

    @Test
    void anItemOfAnotherTenantIsRefusedAlone() {
        var wishes = wishes(push(1, event("").replace(Example.TENANT, Example.USER), event("")));

        assertThat(wishes.getFirst()).isInstanceOf(Wish.Refused.class);
        assertThat(wishes.getLast()).isInstanceOf(Wish.Event.class);
    }

    @Test
    void anItemOverTheLimitIsRefusedAlone() {
        assertThat(wishes(push(1, event("'operation_hash':'h'").replace("SALE", "x".repeat(1001)),
                event("")))).extracting(Object::getClass)
                .isEqualTo(List.of(Wish.Refused.class, Wish.Event.class));
    }

    @Test
    void eachDeviceIsANodeOfItsOwn() {
        assertThat(CALLER.device("a").node()).isEqualTo(CALLER.device("a").node())
                .isNotEqualTo(CALLER.device("b").node());
    }
}
