package io.tributary.bench.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static Receipt of(String json) {
        return new Receipt(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void outcomesAndCursorAreReadAndTheRestIsPassedOver() {
        var outcomes = new ArrayList<String>();

        var cursor = of("""
                {"pushId":"p","new":{"outcomes":[1]},"outcomes":[
                 {"index":0,"status":"accepted","type":"t","id":"i","version":3,"seq":9,"rule":"r"},
                 {"index":1,"status":"conflict","version":2,"code":"VERSION_MISMATCH","x":[{}]}],
                 "cursor":"abc"}""")
                .read((index, status, version, code) -> outcomes
                        .add(index + " " + status + " " + version + " " + code));

        assertThat(cursor).isEqualTo("abc");
        assertThat(outcomes).containsExactly("0 ACCEPTED 3 null", "1 CONFLICT 2 VERSION_MISMATCH");
    }

    @Test
    void receiptThatSaysTooLittleIsNoReceipt() {
        assertThatThrownBy(() -> of("{\"outcomes\":[]}").read((_, _, _, _) -> {}))
                .hasMessage("a receipt without a cursor");
        assertThatThrownBy(() -> of("{\"outcomes\":[{\"index\":0}],\"cursor\":\"c\"}")
                .read((_, _, _, _) -> {}))
                .hasMessageStartingWith("an outcome without");
    }
}
