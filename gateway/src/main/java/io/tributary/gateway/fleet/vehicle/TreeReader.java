package io.tributary.gateway.fleet.vehicle;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads an answer as a whole, for those that are small. */
final class TreeReader<T> implements BodyReader<T> {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Meaning<T> meaning;

    TreeReader(Meaning<T> meaning) {
        this.meaning = meaning;
    }

    /** What an answer says. */
    interface Meaning<T> {
        T of(JsonNode answer) throws VehicleFailure;
    }

    @Override
    public void take(byte[] bytes) {
        body.writeBytes(bytes);
    }

    @Override
    public T end() throws VehicleFailure {
        try {
            return meaning.of(AnswerJson.MAPPER.readTree(body.toByteArray()));
        } catch (JacksonException e) {
            throw Garbage.because(e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Garbage.because("has a time or a number that is none");
        }
    }
}
