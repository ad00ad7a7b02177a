package io.tributary.standalone.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A field device as its app speaks: a token in its own header, a new name for every attempt. */
record BatchDevice(String baseUrl, String token, String deviceId, HttpClient http) {
    static final String FIRST_CURSOR = "cur_20260211_0000";

    static BatchDevice of(HubClient node, String deviceId) {
        return new BatchDevice(node.baseUrl(), node.token(), deviceId, node.http());
    }

    /** A sync under new names; the answer must be a success. */
    JsonNode sync(String cursor, List<String> observations, List<String> recommendations,
            List<String> patches) throws IOException, InterruptedException {
        var syncId = "sync_20260211_" + UUID.randomUUID();
        return HubClient.ok(sync(syncId,
                body(syncId, cursor, observations, recommendations, patches)));
    }

    JsonNode pull(String cursor) throws IOException, InterruptedException {
        return sync(cursor, List.of(), List.of(), List.of());
    }

    JsonNode observe(String cursor, String... observations)
            throws IOException, InterruptedException {
        return sync(cursor, List.of(observations), List.of(), List.of());
    }

    HttpResponse<String> sync(String key, String body) throws IOException, InterruptedException {
        return post("/v1/sync/batch", body, "Idempotency-Key", key);
    }

    HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).header("X-Device-Token", token)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).header("X-Device-Token", token).GET());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(70)).header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    String body(String syncId, String cursor, List<String> observations,
            List<String> recommendations, List<String> patches) {
        return body(syncId, cursor, "2026-02-11T18:19:00Z", observations, recommendations,
                patches);
    }

    String body(String syncId, String cursor, String updatedAt, List<String> observations,
            List<String> recommendations, List<String> patches) {
        return """
                {"syncId": "%s", "requestedAt": "2026-02-11T18:22:00Z",
                 "device": {"deviceId": "%s", "platform": "ios", "appVersion": "0.1.0",
                            "modelPackageVersion": "q4_2026_02", "offlineModeEnabled": false,
                            "updatedAt": "%s"},
                 "lastKnownServerCursor": "%s",
                 "upserts": {"observations": [%s], "recommendations": [%s],
                             "playbookPatches": [%s]}}"""
                .formatted(syncId, deviceId, updatedAt, cursor, String.join(",", observations),
                        String.join(",", recommendations), String.join(",", patches));
    }

    /** An observation of this device. */
    String observation(int number, String status, String note) {
        return """
                {"observationId": "obs_20260211_%04d", "deviceId": "%s",
                 "createdAt": "2026-02-11T18:20:35Z", "captureMode": "voice",
                 "rawNoteText": "%s",
                 "transcription": {"text": "Block 7 Chardonnay.", "source": "on_device_asr",
                                   "confidence": 0.93},
                 "extraction": {"crop": "grape", "variety": "chardonnay", "fieldBlock": "Block 7",
                                "issue": "powdery_mildew", "severity": "moderate",
                                "symptoms": ["white powder on upper leaf surfaces"],
                                "observationTime": "2026-02-11T18:20:30Z"},
                 "normalization": {"leafWetness": "dry", "windEstimateKph": 8},
                 "location": {"lat": 38.5449, "lon": -121.7405}, "status": "%s",
                 "schemaVersion": "1.0.0", "deterministicChecksum": "sha256:A1B2C3D4E5F6"}"""
                .formatted(number, deviceId, note, status);
    }

    static String recommendation(int number, String status, String action) {
        return """
                {"recommendationId": "rec_20260211_%04d", "observationId": "obs_20260211_0001",
                 "playbookId": "pbk_yolo_grape", "playbookVersion": 3,
                 "weatherFeaturesId": "wxf_20260211_demo_01",
                 "generatedAt": "2026-02-11T18:21:14Z", "issue": "powdery_mildew",
                 "severity": "moderate", "action": "%s", "rationale": ["avoid_inversion"],
                 "timingWindow": {"startAt": "2026-02-11T21:15:00-08:00",
                                  "endAt": "2026-02-11T23:30:00-08:00",
                                  "localTimezone": "America/Los_Angeles", "confidence": 0.79,
                                  "drivers": ["maxWindKph=10"]},
                 "riskFlags": [], "requiredConfirmation": true, "status": "%s"}"""
                .formatted(number, action, status);
    }

    static String patch(int number, int baseVersion, String path, String value) {
        return """
                {"patchId": "pch_20260211_%04d", "playbookId": "pbk_yolo_grape",
                 "baseVersion": %d, "requestedByDeviceId": "dev_ios_001",
                 "requestedAt": "2026-02-11T18:21:12Z", "reason": "Gusts are increasing",
                 "operations": [{"op": "replace", "path": "%s", "value": %s}]}"""
                .formatted(number, baseVersion, path, value);
    }
}
