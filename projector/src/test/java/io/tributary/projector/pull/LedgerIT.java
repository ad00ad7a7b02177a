package io.tributary.projector.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ledgers over HTTP. */
@HubInfrastructure
class LedgerIT {
    private static final NodeId NODE = new NodeId(new UUID(0, 7));

    @Test
    void aCountersEntriesAreReadInOrderAndHeldAgainstTheField(KafkaFixture kafka,
            PostgresFixture postgres) {
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        var changes = new ArrayList<Change>();
        var balance = BigDecimal.ZERO;
        for (int i = 1; i <= 5; i++) {
            var by = new BigDecimal(i).movePointLeft(1);
            balance = balance.add(by);
            changes.addAll(book(feed, "entry-" + i, "kg", by, balance));
            changes.addAll(feed.push(NODE, "stock", List.of("beans"),
                    new Document(Map.of("kg", balance))));
        }
        changes.addAll(book(feed, "other-field", "g", BigDecimal.ONE, BigDecimal.ONE));
        changes.addAll(feed.push(NODE, "note", List.of("no-entry"),
                new Document(Map.of("entity", "beans", "field", "kg", "by", 1, "balance", 1))));
        try (var projector = RunningProjector.start(kafka, postgres.createDatabase())) {
            kafka.send(feed.records(changes));
            projector.awaitHeads(feed.tenant(), Positions.of(0, feed.seq()));

            var first = page(projector, feed, "field=kg&limit=3");
            var rest = page(projector, feed,
                    "field=kg&limit=3&after=" + first.get("cursor").asString());

            assertThat(ids(first)).containsExactly("entry-1", "entry-2", "entry-3");
            assertThat(first.get("hasMore").asBoolean()).isTrue();
            assertThat(ids(rest)).containsExactly("entry-4", "entry-5");
            assertThat(rest.get("hasMore").asBoolean()).isFalse();
            assertThat(rest.get("sum").decimalValue()).isEqualByComparingTo("1.5");
            assertThat(rest.get("value").decimalValue()).isEqualByComparingTo("1.5");
            assertThat(rest.get("balanced").asBoolean()).isTrue();
            var wrong = page(projector, feed, "field=g");
            assertThat(ids(wrong)).containsExactly("other-field");
            assertThat(wrong.get("value").isNull()).isTrue();
            assertThat(wrong.get("balanced").asBoolean()).isFalse();
            assertThat(projector.get(path(feed, "beans")).statusCode()).isEqualTo(400);
            assertThat(projector.get(path(feed, "rice") + "?field=kg").statusCode())
                    .isEqualTo(404);
        }
    }

    private static List<Change> book(LaneFeed feed, String id, String field, BigDecimal by,
            BigDecimal balance) {
        return feed.push(NODE, "stock.entry", List.of(id),
                new Document(Map.of("entity", Map.of("type", "stock", "id", "beans"), "field",
                        field, "by", by, "balance", balance, "reason", List.of("SALE"))));
    }

    private static JsonNode page(RunningProjector projector, LaneFeed feed, String query) {
        return Json.MAPPER.readTree(projector.get(path(feed, "beans") + "?" + query).body());
    }

    private static String path(LaneFeed feed, String id) {
        return "/internal/v1/tenants/" + feed.tenant() + "/ledger/stock/" + id;
    }

    private static List<String> ids(JsonNode page) {
        return page.get("entries").valueStream().map(entry -> entry.get("id").asString()).toList();
    }
}
