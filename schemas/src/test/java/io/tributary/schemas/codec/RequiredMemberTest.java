package io.tributary.schemas.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.schemas.receipt.Receipt;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** What the compiler takes for granted is checked where it comes from outside. */
class RequiredMemberTest {
    @Test
    void optionalMembersMayBeMissingOrNull() {
        var receipt = read("""
                {"index":0,"status":"accepted","type":"a","id":"1","version":1,"seq":3,
                 "rule":"arrival","conflictId":null}""");

        assertThat(receipt.push()).isEqualTo(new UUID(1, 2));
        assertThat(receipt.outcomes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'status':'unchanged','type':'a','id':'1','version':1,'rule':'r'}",
            "{'index':null,'status':'unchanged','type':'a','id':'1','version':1,'rule':'r'}",
            "{'index':'0','status':'unchanged','type':'a','id':'1','version':1,'rule':'r'}",
            "{'index':0.5,'status':'unchanged','type':'a','id':'1','version':1,'rule':'r'}",
            "{'index':0,'status':'unchanged','type':'a','id':'1','version':1}",
            "{'index':0,'status':'unchanged','type':'a','id':'1','version':1,'rule':null}",
            "{'index':0,'status':'unchanged','type':'a','id':'1','version':1,'rule':7}",
            "{'index':0,'status':'accepted','type':'a','id':'1','version':1,'rule':'r'}",
            "{'index':0,'status':'rejected','type':'a','id':'1','version':1,'rule':'r'}"})
    void requiredMembersMustBeThere(String outcome) {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> read(outcome.replace('\'', '"')));
    }

    private static Receipt read(String outcome) {
        return Codecs.RECEIPT.read("""
                {"push":"00000000-0000-0001-0000-000000000002","lane":0,"seq":3,"outcomes":[%s]}"""
                .formatted(outcome).getBytes(UTF_8));
    }
}
