package io.tributary.gateway.artisan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.fixture.Documents;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ImportTest {
    private static final StrictJson JSON = new StrictJson(new HttpLimits(DataSize.ofMegabytes(4),
            DataSize.ofMegabytes(16), 100, DataSize.ofKilobytes(256), 32, 5000, 1000,
            1000, 1_000_000, 100_000,
            DataSize.ofKilobytes(16), DataSize.ofKilobytes(8), Duration.ofSeconds(10),
            Duration.ofSeconds(60), DataSize.ofMegabytes(64), 50, 100));

    private final Catalogue there = new Roastery().has(Kind.COFFEE, "C1", Roastery.COFFEE)
            .has(Kind.STORE, "S1", Roastery.STORE).catalogue();

    @Test
    void whatIsComesBeforeWhatWasCounted() {
        var operations = ImportMapper.operations(read("'deliveries':[{'id':'1','coffee':'C2',"
                + "'location':'S1','amount':60.5}],'coffees':[{'hr_id':'C2','label':'Sumatra'}],"
                + "'account':{'limit':100}"));

        assertThat(operations.stream().map(it -> it.index() + " " + it.entity().type() + " "
                + it.entity().id()).collect(Collectors.toList())).containsExactly(
                        "0 artisan.account account", "1 artisan.coffee C2",
                        "2 artisan.stock C2@S1");
    }

    @Test
    void aDeliveryAddsAndACorrectionSetsEachUnderANameOfItsOwn() {
        var operations = ImportMapper.operations(read("'deliveries':[{'id':'7','coffee':'C1',"
                + "'location':'S1','amount':60.5}],'corrections':[{'id':'7','coffee':'C1',"
                + "'location':'S1','amount':58,'note':'dust'}]"));

        assertThat(operations.get(0)).isInstanceOfSatisfying(Operation.Increment.class, it -> {
            assertThat(it.by()).isEqualTo(new BigDecimal("60.5"));
            assertThat(it.entry()).isEqualTo(new Entry("delivery-7-C1@S1",
                    Documents.json("{'reason':'delivery'}")));
        });
        assertThat(operations.get(1)).isInstanceOfSatisfying(Operation.Assign.class, it -> {
            assertThat(it.to()).isEqualByComparingTo("58");
            assertThat(it.entry()).isEqualTo(new Entry("correction-7-C1@S1",
                    Documents.json("{'reason':'correction','note':'dust'}")));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'coffees':[{'hr_id':'C2'}]                       | label",
            "'coffees':[{'hr_id':'C 2','label':'Sumatra'}]    | hr_id",
            "'coffees':[{'hr_id':'C2','label':'x','lable':1}] | lable",
            "'users':[{'email':'nobody'}]                     | email",
            "'users':[{'email':'a@b','password':'short'}]     | password",
            "'beans':[]                                       | beans"})
    void whatDoesNotFitItsSchemaIsNamed(String parts, String named) {
        assertThatThrownBy(() -> read(parts)).isInstanceOf(ProblemException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'stores':[{'hr_id':'S2','label':'Cellar'}] | two stores have the label 'Cellar'",
            "'blends':[{'hr_id':'B1','label':'x','ingredients':[{'coffee':'C9','ratio':1}]}] | blend B1: there is no coffee C9",
            "'blends':[{'hr_id':'B1','label':'x','ingredients':[{'coffee':'C1','ratio':0.6},{'coffee':'C1','ratio':0.5}]}] | blend B1: its ratios add up to more than 1",
            "'schedule':[{'_id':'P1','date':'2026-03-02','count':1,'title':'x','blend':'B9','location':'S1','amount':6}] | schedule item P1: there is no blend B9",
            "'schedule':[{'_id':'P1','date':'2026-03-02','count':1,'title':'x','coffee':'C1','location':'S9','amount':6}] | schedule item P1: there is no store S9",
            "'deliveries':[{'id':'1','coffee':'C1','location':'S9','amount':6}] | booking 1: there is no store S9"})
    void partsThatDoNotFitEachOtherAreNamed(String parts, String flaw) {
        assertThat(ImportCheck.flaw(read(parts), there)).contains(flaw);
    }

    @Test
    void partsMayNameWhatComesWithThem() {
        assertThat(ImportCheck.flaw(read("'coffees':[{'hr_id':'C2','label':'Sumatra'}],"
                + "'blends':[{'hr_id':'B1','label':'House','ingredients':["
                + "{'coffee':'C1','ratio':0.5},{'coffee':'C2','ratio':0.5}]}]"), there)).isEmpty();
    }

    private static Import read(String parts) {
        return Import.read(JSON, ("{'tenantId':'" + Roastery.TENANT + "'," + parts + "}")
                .replace('\'', '"').getBytes(UTF_8));
    }
}
