package io.tributary.bench.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.bench.workload.Bytes;
import io.tributary.bench.workload.ContentHash;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The records of devices. Each follows from the seed, its device and its number, so that none need
 * be kept to know what the hub must hold.
 */
final class Observations {
    /** An id has room for so many of a device. */
    static final int NUMBER_MAX = 9_999;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz     ";
    private static final int POOL_CHARS = 1 << 20;

    private final String pool;
    private final int noteChars;

    Observations(long seed, int noteChars) {
        if (noteChars < 1 || noteChars > POOL_CHARS) {
            throw new IllegalArgumentException("a note has 1.." + POOL_CHARS + " characters");
        }
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        for (int i = 0; i < POOL_CHARS + noteChars; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        this.pool = text.toString();
        this.noteChars = noteChars;
    }

    void write(Bytes out, int device, int number) {
        int offset = (int) (ContentHash.of(device + "/" + number) & (POOL_CHARS - 1));
        out.put(String.format(Locale.ROOT, """
                {"observationId": "obs_%08d_%04d", "deviceId": "%s",
                 "createdAt": "2026-02-11T18:20:35Z", "captureMode": "voice",
                 "rawNoteText": "%s", "transcription": {"text": "Block 7 Chardonnay.",
                 "source": "on_device_asr", "confidence": 0.93},
                 "extraction": {"crop": "grape", "variety": "chardonnay", "fieldBlock": "Block 7",
                 "issue": "powdery_mildew", "severity": "moderate",
                 "symptoms": ["white powder on upper leaf surfaces"],
                 "observationTime": "2026-02-11T18:20:30Z"},
                 "normalization": {"leafWetness": "dry", "windEstimateKph": 8},
                 "location": {"lat": 38.5449, "lon": -121.7405}, "status": "logged",
                 "schemaVersion": "1.0.0", "deterministicChecksum": "sha256:A1B2C3D4E5F6"}""",
                device, number, Device.id(device),
                pool.substring(offset, offset + noteChars)).getBytes(UTF_8));
    }

    /** What the record says, as a number. */
    long content(int device, int number) {
        var bytes = new Bytes();
        write(bytes, device, number);
        return ContentHash.of(Arrays.copyOf(bytes.array(), bytes.length()));
    }
}
