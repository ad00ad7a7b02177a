package io.tributary.gateway.fleet.vehicle;

import io.tributary.schemas.fleet.Millis;
import io.tributary.schemas.fleet.Samples;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.async.ByteArrayFeeder;

/**
 * Reads the answer of {@code /data} (contract fleet, section 2) while it comes in: rows become numbers
 * at once, so the largest answer holds no more memory than its numbers. Members may stand in any
 * order; unknown ones are passed over.
 */
final class SampleReader implements BodyReader<SampleAnswer> {
    private enum Place {
        START,
        ANSWER,
        ROWS,
        ROW,
        END
    }

    private static final int ROWS_AT_FIRST = 1024;
    private static final long NO_TIME = -1;

    private final JsonParser parser = AnswerJson.FACTORY
            .createNonBlockingByteArrayParser(ObjectReadContext.empty());
    private final ByteArrayFeeder feeder = (ByteArrayFeeder) parser.nonBlockingInputFeeder();
    private final int rowsMax;
    private final Samples.Builder samples = new Samples.Builder(ROWS_AT_FIRST);
    private Place place = Place.START;
    private int passedOver;
    private String member = "";
    private @Nullable Boolean truncated;
    private boolean hasRows;
    private int rows;
    private int nullValues;
    private int nonFinite;

    private boolean hasChannel;
    private int channel;
    private long time = NO_TIME;
    private boolean hasValue;
    private double value;

    /** @param rowsMax how many rows were asked for */
    SampleReader(int rowsMax) {
        this.rowsMax = rowsMax;
    }

    @Override
    public void take(byte[] bytes) throws VehicleFailure {
        feeder.feedInput(bytes, 0, bytes.length);
        read();
    }

    @Override
    public SampleAnswer end() throws VehicleFailure {
        feeder.endOfInput();
        read();
        if (place != Place.END) {
            throw Garbage.because("is no object");
        }
        if (truncated == null || !hasRows) {
            throw Garbage.because("has no '" + (hasRows ? "truncated" : "rows") + "'");
        }
        return new SampleAnswer(samples.build(), rows, truncated, nullValues, nonFinite);
    }

    private void read() throws VehicleFailure {
        try {
            for (var token = parser.nextToken(); token != null
                    && token != JsonToken.NOT_AVAILABLE; token = parser.nextToken()) {
                take(token);
            }
        } catch (JacksonException e) {
            throw Garbage.because(e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Garbage.because("has a row whose time is none");
        }
    }

    private void take(JsonToken token) throws VehicleFailure {
        if (passedOver > 0) {
            passedOver += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            return;
        }
        switch (place) {
            case START -> {
                expect(token == JsonToken.START_OBJECT, "is no object");
                place = Place.ANSWER;
            }
            case ANSWER -> answer(token);
            case ROWS -> {
                expect(token == JsonToken.START_OBJECT || token == JsonToken.END_ARRAY,
                        "has a row that is no object");
                place = token == JsonToken.END_ARRAY ? Place.ANSWER : Place.ROW;
            }
            case ROW -> row(token);
            case END -> throw Garbage.because("goes on after its end");
        }
    }

    private void answer(JsonToken token) throws VehicleFailure {
        if (token == JsonToken.END_OBJECT) {
            place = Place.END;
        } else if (token == JsonToken.PROPERTY_NAME) {
            member = parser.currentName();
        } else if (member.equals("rows")) {
            expect(token == JsonToken.START_ARRAY, "has rows that are no list");
            hasRows = true;
            place = Place.ROWS;
        } else if (member.equals("truncated")) {
            expect(token.isBoolean(), "has a 'truncated' that is neither true nor false");
            truncated = token == JsonToken.VALUE_TRUE;
        } else {
            passOver(token);
        }
    }

    private void row(JsonToken token) throws VehicleFailure {
        if (token == JsonToken.END_OBJECT) {
            endRow();
            place = Place.ROWS;
        } else if (token == JsonToken.PROPERTY_NAME) {
            member = parser.currentName();
        } else {
            switch (member) {
                case "channel_id" -> {
                    expect(token == JsonToken.VALUE_NUMBER_INT, "has a channel that is no number");
                    channel = parser.getIntValue();
                    hasChannel = true;
                }
                case "time" -> {
                    expect(token == JsonToken.VALUE_STRING, "has a row whose time is none");
                    time = Millis.checked(VehicleTime.parse(parser.getStringCharacters(),
                            parser.getStringOffset(), parser.getStringLength()));
                }
                case "value" -> {
                    expect(token.isNumeric() || token == JsonToken.VALUE_NULL,
                            "has a value that is no number");
                    hasValue = token != JsonToken.VALUE_NULL;
                    value = hasValue ? parser.getDoubleValue() : 0;
                }
                default -> passOver(token);
            }
        }
    }

    private void endRow() throws VehicleFailure {
        expect(hasChannel, "has a row without a channel");
        expect(time != NO_TIME, "has a row without a time");
        expect(++rows <= rowsMax, "has more rows than it was asked for");
        if (!hasValue) {
            nullValues++;
        } else if (Double.isFinite(value)) {
            samples.add(channel, time, value);
        } else {
            nonFinite++;
        }
        hasChannel = false;
        time = NO_TIME;
        hasValue = false;
    }

    private void passOver(JsonToken token) {
        passedOver = token.isStructStart() ? 1 : 0;
    }

    private static void expect(boolean fulfilled, String otherwise) throws VehicleFailure {
        if (!fulfilled) {
            throw Garbage.because(otherwise);
        }
    }
}
