package io.tributary.gateway.batch;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The protocol's own examples. */
final class Examples {
    static final String OBSERVATION = """
            {"observationId": "obs_20260211_0001", "deviceId": "dev_ios_001",
             "createdAt": "2026-02-11T18:20:35Z", "captureMode": "voice",
             "rawNoteText": "Block 7 Chardonnay. White powder on upper leaf surfaces.",
             "transcription": {"text": "Block 7 Chardonnay.", "source": "on_device_asr",
                               "confidence": 0.93},
             "extraction": {"crop": "grape", "variety": "chardonnay", "fieldBlock": "Block 7",
                            "issue": "powdery_mildew", "severity": "moderate",
                            "symptoms": ["white powder on upper leaf surfaces"],
                            "observationTime": "2026-02-11T18:20:30Z"},
             "normalization": {"leafWetness": "dry", "windEstimateKph": 8},
             "location": {"lat": 38.5449, "lon": -121.7405},
             "status": "draft", "schemaVersion": "1.0.0",
             "deterministicChecksum": "sha256:A1B2C3D4E5F6"}""";

    static final String RECOMMENDATION = """
            {"recommendationId": "rec_20260211_0002", "observationId": "obs_20260211_0001",
             "playbookId": "pbk_yolo_grape", "playbookVersion": 4,
             "weatherFeaturesId": "wxf_20260211_demo_01", "generatedAt": "2026-02-11T18:21:14Z",
             "issue": "powdery_mildew", "severity": "moderate",
             "action": "Apply sulfur-based contact spray in affected block.",
             "rationale": ["avoid_inversion"],
             "timingWindow": {"startAt": "2026-02-11T21:15:00-08:00",
                              "endAt": "2026-02-11T23:30:00-08:00",
                              "localTimezone": "America/Los_Angeles", "confidence": 0.79,
                              "drivers": ["maxWindKph=10"]},
             "riskFlags": [], "requiredConfirmation": true, "status": "pending_confirmation"}""";

    static final String PATCH = """
            {"patchId": "pch_20260211_0001", "playbookId": "pbk_yolo_grape", "baseVersion": 3,
             "requestedByDeviceId": "dev_ios_001", "requestedAt": "2026-02-11T18:21:12Z",
             "reason": "Tighten spray wind limit for tonight",
             "operations": [{"op": "replace",
                             "path": "/rules/rule_pm_moderate/constraints/maxWindKph",
                             "value": 10, "justification": "Local gusts are increasing"}]}""";

    static final String DEVICE = """
            {"deviceId": "dev_ios_001", "platform": "ios", "appVersion": "0.1.0",
             "modelPackageVersion": "q4_2026_02", "offlineModeEnabled": true,
             "lastSyncAt": null, "updatedAt": "2026-02-11T18:19:00Z"}""";

    private Examples() {}

    static String batch(String observations, String recommendations, String patches) {
        return """
                {"syncId": "sync_20260211_0001", "requestedAt": "2026-02-11T18:22:00Z",
                 "device": %s, "lastKnownServerCursor": "cur_20260211_0000",
                 "upserts": {"observations": [%s], "recommendations": [%s],
                             "playbookPatches": [%s]}}"""
                .formatted(DEVICE, observations, recommendations, patches);
    }

    static JsonNode playbook() {
        return Seed.read(null).playbook();
    }

    static ObjectNode tree(String json) {
        return (ObjectNode) Json.MAPPER.readTree(json);
    }

    static Document document(String json) {
        return Documents.of(tree(json));
    }
}
