package io.tributary.schemas.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents are ledger entries. */
class LedgerFormTest {
    private static final UUID TENANT = new UUID(1, 1);

    @Test
    void anEntryNamesItsCounterAndItsAmount() {
        var index = index("{'at':[{'x':1}],'balance':3,'by':-2.50,'field':'kg','entity':{'more':{},"
                + "'id':'beans','type':'stock'},'note':{'by':9}}");

        assertThat(index.booked()).isEqualTo(new ChangeIndex.Booked(
                new EntityRef("stock", "beans"), "kg", new BigDecimal("-2.50")));
        assertThat(index.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'entity':{'type':'a','id':'b'},'field':'kg','by':1}",
            "{'entity':'a','field':'kg','by':1,'balance':1}",
            "{'entity':{'type':'a','id':'b'},'field':['kg'],'by':1,'balance':1}",
            "{'entity':{'type':'a','id':'b'},'field':'kg','by':{'x':1},'balance':1}",
            "{'entity':{'type':'a','id':'b'},'field':'kg','by':1,'balance':'1'}",
            "{'entity':{'type':'','id':'b'},'field':'kg','by':1,'balance':1}",
            "{'entity':{'type':'a','id':{'b':1}},'field':'kg','by':1,'balance':1}",
            "{'entity':{'type':'a','id':'b'},'field':'kg','by':1E+2000,'balance':1}"})
    void anyOtherDocumentIsNone(String data) {
        assertThat(index(data).booked()).isNull();
        assertThat(index(data).version()).isEqualTo(2);
    }

    private static ChangeIndex index(String data) {
        var change = "{'lane':0,'seq':5,'pushEnd':5,'type':'stock.entry','id':'e','op':'put','data':"
                + data + ",'origin':'" + TENANT + "','version':2}";
        return ChangeIndex.read(TENANT + "/0/stock.entry/e",
                change.replace('\'', '"').getBytes(UTF_8));
    }
}
