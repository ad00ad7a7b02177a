package io.tributary.gateway.artisan;

import io.tributary.schemas.fixture.Documents;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.util.List;

/** A roastery as its feed tells of it, change by change. */
final class Roastery {
    static final TenantId TENANT = TenantId.parse("00000000-0000-4000-8000-0000000000aa");
    static final String COFFEE = "{'hr_id':'C1','label':'Yirgacheffe','origin':'Ethiopia'}";
    static final String STORE = "{'hr_id':'S1','label':'Cellar'}";
    static final String ITEM = "{'_id':'P1','date':'2026-03-02','count':2,'title':'Espresso',"
            + "'coffee':'C1','location':'S1','amount':6}";
    static final String ROAST_ID = "0123456789ab4cdea123456789abcdef";

    private Catalogue catalogue = Catalogue.EMPTY;
    private long seq;

    Roastery has(Kind kind, String id, String json) {
        return change(kind.type(), id, json);
    }

    Roastery roasts(String id, String json) {
        return change(RoastRecord.TYPE, id, json);
    }

    Roastery loses(Kind kind, String id) {
        return apply(new Row(0, ++seq, kind.type(), id, null));
    }

    Catalogue catalogue() {
        return catalogue;
    }

    private Roastery change(String type, String id, String json) {
        return apply(new Row(0, ++seq, type, id, Documents.json(json).fields()));
    }

    private Roastery apply(Row row) {
        catalogue = catalogue.with(Positions.of(0, seq), List.of(row));
        return this;
    }
}
