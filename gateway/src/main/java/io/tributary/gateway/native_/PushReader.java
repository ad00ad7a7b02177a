package io.tributary.gateway.native_;

import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.JsonReader;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a push in one pass; whatever is wrong in it refuses the whole push. */
final class PushReader {
    private final StrictJson json;
    private final int operationsMax;

    PushReader(StrictJson json, HttpLimits limits) {
        this.json = json;
        operationsMax = limits.operationsMax();
    }

    PushBody read(byte[] body) {
        try (var reader = json.reader(body)) {
            reader.begin();
            var push = push(reader);
            reader.end();
            return push;
        }
    }

    private PushBody push(JsonReader reader) {
        List<Operation> operations = null;
        Producer producer = null;
        boolean producerSeen = false;
        Boolean atomic = null;
        reader.object();
        for (var name = reader.member(); name != null; name = reader.member()) {
            switch (name) {
                case "operations" -> {
                    once(reader, operations != null);
                    operations = operations(reader);
                }
                case "producer" -> {
                    once(reader, producerSeen);
                    producerSeen = true;
                    producer = reader.isNull() ? null : producer(reader);
                }
                case "atomic" -> {
                    once(reader, atomic != null);
                    atomic = reader.flag();
                }
                default -> throw reader.unknown();
            }
        }
        if (operations == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, "operations is missing");
        }
        if (operations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "operations must have at least one element");
        }
        return new PushBody(operations, producer, Boolean.TRUE.equals(atomic));
    }

    private List<Operation> operations(JsonReader reader) {
        var operations = new ArrayList<Operation>();
        var operation = new OperationReader(reader);
        reader.array();
        while (reader.element()) {
            if (operations.size() == operationsMax) {
                throw new ProblemException(ProblemCode.TOO_MANY_OPERATIONS,
                        "a push has at most " + operationsMax + " operations");
            }
            operations.add(operation.read(operations.size()));
        }
        return operations;
    }

    private static Producer producer(JsonReader reader) {
        Long epoch = null;
        Long sequence = null;
        reader.object();
        for (var name = reader.member(); name != null; name = reader.member()) {
            switch (name) {
                case "epoch" -> {
                    once(reader, epoch != null);
                    epoch = reader.count();
                }
                case "sequence" -> {
                    once(reader, sequence != null);
                    sequence = reader.count();
                }
                default -> throw reader.unknown();
            }
        }
        return new Producer(required(reader, "epoch", epoch),
                required(reader, "sequence", sequence));
    }

    private static long required(JsonReader reader, String name, @Nullable Long value) {
        if (value == null) {
            throw reader.wrong("needs the member '" + name + "'");
        }
        return value;
    }

    private static void once(JsonReader reader, boolean seen) {
        if (seen) {
            throw reader.wrong("stands there twice");
        }
    }
}
