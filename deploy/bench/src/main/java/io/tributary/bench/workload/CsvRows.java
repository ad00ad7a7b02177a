package io.tributary.bench.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A record as an object of texts, named by the header: a CSV file says of no value that it is a number. */
final class CsvRows {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final FileSettings settings;
    private final List<String> header;
    private final int idAt;
    private final int typeAt;

    CsvRows(FileSettings settings, List<String> header) {
        this.settings = settings;
        this.header = header;
        this.idAt = at(settings.idField());
        this.typeAt = at(settings.typeField());
    }

    private int at(@Nullable String field) {
        int at = field == null ? Script.NONE : header.indexOf(field);
        if (field != null && at < 0) {
            throw new BadInput(1, "the header has no field '" + field + "'");
        }
        return at;
    }

    Row row(long line, List<String> values) {
        if (values.size() != header.size()) {
            throw new BadInput(line,
                    values.size() + " fields where the header has " + header.size());
        }
        var id = values.get(idAt);
        if (id.isEmpty()) {
            throw new BadInput(line, "field '" + settings.idField() + "' is empty");
        }
        Map<String, String> object = LinkedHashMap.newLinkedHashMap(values.size());
        for (int i = 0; i < values.size(); i++) {
            object.put(header.get(i), values.get(i));
        }
        var data = MAPPER.writeValueAsString(object);
        var type = typeAt < 0 ? settings.type() : values.get(typeAt);
        return new Row(type, id, data, ContentHash.of(Documents.bytes(data)));
    }
}
