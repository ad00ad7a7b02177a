package io.tributary.gateway.lamport;

import static io.tributary.gateway.lamport.Example.CALLER;
import static io.tributary.gateway.lamport.Example.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.push.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The apps' operations as pushes of their own. */
class AppOperationsTest {
    private static Item operation(String type, String members) {
        return body("{'operations':[{'operation_id':'op-1','operation_type':'" + type
                + "','entity_type':'Producto','entity_id':7,'data':{'nombre':'Miel'},"
                + "'device_id':'mobile_1','timestamp':'2026-03-01T12:00:00.000Z'" + members
                + "}]}").list("operations", Shape.APP_OPERATION).getFirst();
    }

    private static Operation one(Item item) {
        return AppOperations.submission(CALLER, "app", item).operations().getFirst();
    }

    @Test
    void eachKindIsAWriteOfTheAppsEntity() {
        assertThat(one(operation("CREATE", ""))).isInstanceOf(Operation.Put.class);
        assertThat(one(operation("UPDATE", ""))).isInstanceOf(Operation.Patch.class);
        assertThat(one(operation("DELETE", ""))).isInstanceOf(Operation.Delete.class)
                .matches(it -> it.entity().type().equals("lamport.Producto")
                        && it.entity().id().equals("7")
                        && Instant.parse("2026-03-01T12:00:00Z").equals(it.at()));
    }

    @Test
    void anOperationIsNamedByItsIdWhateverElseIsSent() {
        var first = AppOperations.submission(CALLER, "app", operation("CREATE", ""));
        var again = AppOperations.submission(CALLER, "other", operation("CREATE", ""));
        var asCreation = AppOperations.creation(CALLER, "app", operation("UPDATE", ""));

        assertThat(again.pushId()).isEqualTo(first.pushId());
        assertThat(AppOperations.submission(CALLER, "app", operation("UPDATE", "")).pushId())
                .isNotEqualTo(asCreation.pushId());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'entity_type':'Nada'|entity type",
            "'operation_type':'MOVE'|operation type", "'entity_id':''|entity id",
            "'data':{'a':'\\u0000'}|NUL"})
    void whatCanNeverBeDoneIsRefusedForItself(String member, String why) {
        var name = member.substring(1, member.indexOf('\'', 1));
        var json = "{'operation_id':'op-1','operation_type':'CREATE','entity_type':'Producto',"
                + "'entity_id':'7','data':{}}";
        var bad = json.replaceFirst("'" + name + "':('[^']*'|\\{\\})",
                Matcher.quoteReplacement(member));
        var item = body("{'operations':[" + bad + "]}")
                .list("operations", Shape.APP_OPERATION).getFirst();

        assertThat(AppOperations.refusal(item, 1000)).contains(why);
    }

    @Test
    void aChangeIsShownAsTheOperationThatMadeIt() {
        var changes = StoredChange.page("""
                {"type":"lamport.Producto","id":"7","version":1,"op":"put","data":{"nombre":"Miel",
                 "_sync":{"operation_id":"op-1","device_id":"mobile_1","timestamp":null,
                 "content_hash":"ab"}},"origin":"22222222-2222-4222-8222-222222222222",
                 "time":"2026-03-01T12:00:00Z","lamport":4},
                {"type":"lamport.Producto","id":"7","version":2,"op":"delete",
                 "origin":"22222222-2222-4222-8222-222222222222","time":"2026-03-01T12:00:01Z",
                 "lamport":5}""");

        var shown = changes.stream().map(AppOperations::show).toList();

        assertThat(shown.getFirst()).containsEntry("operation_id", "op-1")
                .containsEntry("operation_type", "CREATE")
                .containsEntry("entity_type", "Producto").containsEntry("lamport_ts", 4L)
                .containsEntry("content_hash", "ab").containsEntry("device_id", "mobile_1");
        assertThat(shown.getFirst().get("data")).isEqualTo(Map.of("nombre", "Miel"));
        assertThat(List.of(shown.getLast())).extracting(it -> it.get("operation_type"))
                .containsExactly("DELETE");
    }
}
