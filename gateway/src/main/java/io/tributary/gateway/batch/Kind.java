package io.tributary.gateway.batch;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The records that devices upload and get back. */
enum Kind {
    OBSERVATION("batch.observation", "observation", "observationId"),
    RECOMMENDATION("batch.recommendation", "recommendation", "recommendationId");

    /** The entity types of all kinds. */
    static final List<String> TYPES = Arrays.stream(values()).map(Kind::type).toList();

    private final String type;
    private final String word;
    private final String idField;

    Kind(String type, String word, String idField) {
        this.type = type;
        this.word = word;
        this.idField = idField;
    }

    static Optional<Kind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** The hub's entity type. */
    String type() {
        return type;
    }

    /** What the protocol calls it. */
    String word() {
        return word;
    }

    EntityRef ref(Document document) {
        return new EntityRef(type, String.valueOf(document.get(idField)));
    }
}
