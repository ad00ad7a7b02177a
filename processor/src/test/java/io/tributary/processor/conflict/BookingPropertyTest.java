package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.PolicySettings;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** However desktops write, patch, delete and repeat roasts: what is out of the stock is what they say. */
class BookingPropertyTest {
    private static final Policies POLICIES = new PolicySettings(null).read();
    private static final List<String> COFFEES = List.of("C1", "C2", "C3");
    private static final List<String> PLACES = List.of("L1", "L2");
    private static final List<String> RATIOS = List.of("0.5", "0.3333333333333333", "0.25", "1");

    @Property(tries = 300)
    void theStockIsDownByWhatTheRoastsTake(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 40) int pushes) {
        var hub = new TestHub(POLICIES);

        for (int i = 0; i < pushes; i++) {
            hub.push(push(random, i));
            var taken = taken(hub);
            for (var coffee : COFFEES) {
                for (var place : PLACES) {
                    var id = coffee + "@" + place;
                    assertThat(balance(hub, id)).as(id)
                            .isEqualByComparingTo(
                                    taken.getOrDefault(id, BigDecimal.ZERO).negate())
                            .isEqualByComparingTo(hub.ledgerSum(BookingTest.LEDGER, id));
                }
            }
        }
    }

    private static Push push(Random random, int number) {
        var push = aPush().from("desk-" + random.nextInt(3)).withKey("k" + number);
        for (int i = 0; i <= random.nextInt(2); i++) {
            var id = "r" + random.nextInt(3);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> push.putting(BookingTest.ROAST, id, record(random, id));
                case 3 -> push.deleting(BookingTest.ROAST, id);
                default -> push.patching(BookingTest.ROAST, id, record(random, id));
            }
        }
        return push.build();
    }

    /** Any of the members that say what a roast takes, each there, removed or left alone. */
    private static Document record(Random random, String id) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("roast_id", id);
        fields.put("modified_at", "2026-03-01T10:00:%02d.000Z".formatted(random.nextInt(60)));
        maybe(random, fields, "amount", new BigDecimal(random.nextInt(200)).movePointLeft(1));
        maybe(random, fields, "coffee", one(random, COFFEES));
        maybe(random, fields, "location", one(random, PLACES));
        maybe(random, fields, "blend", Map.of("label", "B", "ingredients",
                List.of(Map.of("coffee", one(random, COFFEES), "ratio",
                        new BigDecimal(one(random, RATIOS))), "no ingredient")));
        return new Document(fields);
    }

    private static void maybe(Random random, Map<String, @Nullable Object> fields, String name,
            Object value) {
        switch (random.nextInt(4)) {
            case 0 -> fields.put(name, null);
            case 1 -> {
                // Left alone.
            }
            default -> fields.put(name, value);
        }
    }

    private static String one(Random random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** What all roasts together take, by the contract's words. */
    private static Map<String, BigDecimal> taken(TestHub hub) {
        var taken = new HashMap<String, BigDecimal>();
        for (int i = 0; i < 3; i++) {
            var roast = hub.document(BookingTest.ROAST, "r" + i);
            if (roast != null && roast.get("amount") instanceof Number amount
                    && roast.get("location") instanceof String place) {
                for (var share : shares(roast)) {
                    taken.merge(share.getKey() + "@" + place,
                            kilograms(Document.decimal(amount).multiply(share.getValue())),
                            BigDecimal::add);
                }
            }
        }
        return taken;
    }

    private static List<Map.Entry<String, BigDecimal>> shares(Document roast) {
        var shares = new ArrayList<Map.Entry<String, BigDecimal>>();
        if (roast.get("coffee") instanceof String coffee) {
            shares.add(Map.entry(coffee, BigDecimal.ONE));
        }
        if (roast.get("blend") instanceof Map<?, ?> blend
                && blend.get("ingredients") instanceof List<?> ingredients
                && ingredients.getFirst() instanceof Map<?, ?> first
                && first.get("coffee") instanceof String coffee
                && first.get("ratio") instanceof BigDecimal ratio) {
            shares.add(Map.entry(coffee, ratio));
        }
        return shares;
    }

    private static BigDecimal kilograms(BigDecimal exact) {
        return exact.setScale(6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal balance(TestHub hub, String id) {
        return hub.state(new EntityRef(BookingTest.STOCK, id)) instanceof EntityState.Live live
                ? CounterValue.of(live.data(), "amount").orElseThrow()
                : BigDecimal.ZERO;
    }
}
