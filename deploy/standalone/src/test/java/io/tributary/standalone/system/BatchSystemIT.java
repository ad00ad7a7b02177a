package io.tributary.standalone.system;

import static io.tributary.standalone.system.BatchDevice.FIRST_CURSOR;
import static io.tributary.standalone.system.BatchDevice.patch;
import static io.tributary.standalone.system.BatchDevice.recommendation;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.WireSchema;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Batch sync on the whole hub, as field devices see it (contract sections 6 and 8). */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchSystemIT {
    private static final WireSchema ANSWER = WireSchema.of("batch", "sync-batch-response");
    private static final WireSchema ENVELOPE = WireSchema.of("batch", "error-envelope");
    private static final String WIND = "/rules/rule_pm_moderate/constraints/maxWindKph";

    private RunningHub hub;
    private HubClient admin;

    @BeforeAll
    void start(RunningHub running) {
        hub = running;
        admin = hub.admin();
    }

    // Section 6, 1 to 3: shape, pulls, cursors

    @Test
    void theAnswerHasExactlyTheShapeThatStrictClientsNeed() throws Exception {
        var device = device();

        var answer = device.sync(FIRST_CURSOR, List.of(device.observation(1, "draft", "a")),
                List.of(recommendation(1, "confirmed", "spray")), List.of(patch(1, 3, WIND, "10")));

        assertThat(ANSWER.flaw(answer)).isNull();
        assertThat(answer.at("/acceptedCounts").toString()).isEqualTo(
                "{\"observations\":1,\"recommendations\":1,\"playbookPatches\":1}");
        assertThat(answer.at("/downstream/playbook/version").asInt()).isEqualTo(4);
    }

    @Test
    void anEmptyBatchIsAPullUnderEverNewNames() throws Exception {
        var device = device();

        var first = device.pull(FIRST_CURSOR);
        var second = device.pull(cursor(first));

        assertThat(ANSWER.flaw(second)).isNull();
        assertThat(second.at("/downstream/playbook/playbookId").asString())
                .isEqualTo("pbk_yolo_grape");
        assertThat(second.at("/downstream/playbook/version").asInt()).isEqualTo(3);
        assertThat(observations(second)).isEmpty();
    }

    @Test
    void pullsWriteNothingHoweverManyThereAre() throws Exception {
        var device = device();
        var first = device.pull(FIRST_CURSOR);
        var before = cursor(device.pull(cursor(first)));

        var after = before;
        for (int i = 0; i < 20; i++) {
            after = cursor(device.pull(after));
        }

        // Whatever is written moves the place up to which the lane is read.
        assertThat(cursor(device.pull(FIRST_CURSOR))).isEqualTo(before);
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST_CURSOR, "cur_29991231_9999", "", "anything"})
    void aCursorThatTheHubNeverIssuedMeansFromTheBeginning(String cursor) throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");
        scout.observe(FIRST_CURSOR, scout.observation(1, "draft", "a"));

        var answer = tablet.pull(cursor);

        assertThat(observations(answer)).containsExactly("obs_20260211_0001");
    }

    @Test
    void aCursorBringsWhatIsNewerAndNothingTwice() throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");
        scout.observe(FIRST_CURSOR, scout.observation(1, "draft", "a"));
        var first = tablet.pull(FIRST_CURSOR);
        scout.observe(FIRST_CURSOR, scout.observation(2, "draft", "b"));

        var second = tablet.pull(cursor(first));
        var third = tablet.pull(cursor(second));

        assertThat(observations(first)).containsExactly("obs_20260211_0001");
        assertThat(observations(second)).containsExactly("obs_20260211_0002");
        assertThat(observations(third)).isEmpty();
    }

    @Test
    void aDeviceGetsItsOwnRecordsNeitherAtOnceNorLater() throws Exception {
        var device = device();

        var first = device.observe(FIRST_CURSOR, device.observation(1, "draft", "a"));
        var second = device.pull(cursor(first));

        assertThat(observations(first)).isEmpty();
        assertThat(observations(second)).isEmpty();
    }

    @Test
    void aDeviceThatLostAllGetsItsOwnRecordsBack() throws Exception {
        var device = device();
        device.observe(FIRST_CURSOR, device.observation(1, "draft", "a"));

        assertThat(observations(device.pull(FIRST_CURSOR)))
                .containsExactly("obs_20260211_0001");
    }

    @Test
    void tenantsOfSeveralLanesAreServedAlike() throws Exception {
        var tenant = admin.newTenant(4);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");
        var records = IntStream.range(0, 20).mapToObj(i -> scout.observation(i, "draft", "a"))
                .toArray(String[]::new);

        var sent = scout.observe(FIRST_CURSOR, records);
        var got = tablet.pull(FIRST_CURSOR);
        var patched = tablet.sync(cursor(got), List.of(), List.of(),
                List.of(patch(1, 3, WIND, "10")));

        assertThat(sent.at("/acceptedCounts/observations").asInt()).isEqualTo(20);
        assertThat(observations(got)).hasSize(20);
        assertThat(patched.at("/downstream/playbook/version").asInt()).isEqualTo(4);
        assertThat(observations(tablet.pull(cursor(patched)))).isEmpty();
    }

    // Section 6, 4 and 5: names and contents

    @Test
    void theSameRequestGetsTheSameAnswerByteForByte() throws Exception {
        var device = device();
        var body = device.body("sync_1", FIRST_CURSOR, List.of(device.observation(1, "draft", "a")),
                List.of(), List.of());

        var first = device.sync("key-1", body);
        var again = device.sync("key-1", body);
        var reordered = device.sync("key-1", reordered(body));
        var otherKey = device.sync("key-2", body);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(reordered.body()).isEqualTo(first.body());
        assertThat(otherKey.body()).isEqualTo(first.body());
    }

    @Test
    void anEmptyBatchAlsoGetsTheSameAnswer() throws Exception {
        var device = device();
        var body = device.body("sync_1", FIRST_CURSOR, List.of(), List.of(), List.of());

        var first = device.sync("key-1", body);
        device.observe(FIRST_CURSOR, device.observation(1, "draft", "a"));
        var again = device.sync("key-1", body);
        var other = device.sync("key-1", body.replace("18:22:00", "18:22:01"));

        assertThat(again.body()).isEqualTo(first.body());
        refused(other, 409, "IDEMPOTENCY_CONFLICT");
    }

    @Test
    void aNameThatStandsForOtherContentIsRefusedAndHasNoEffect() throws Exception {
        var device = device();
        var one = device.body("sync_1", FIRST_CURSOR, List.of(device.observation(1, "draft", "a")),
                List.of(), List.of());
        var two = device.body("sync_1", FIRST_CURSOR, List.of(device.observation(2, "draft", "a")),
                List.of(), List.of());
        device.sync("key-1", one);

        var sameKey = device.sync("key-1", two.replace("sync_1", "sync_2"));
        var sameSyncId = device.sync("key-2", two);
        var onlyTheTime = device.sync("key-1", one.replace("18:22:00", "18:22:01"));

        refused(sameKey, 409, "IDEMPOTENCY_CONFLICT");
        refused(sameSyncId, 409, "IDEMPOTENCY_CONFLICT");
        refused(onlyTheTime, 409, "IDEMPOTENCY_CONFLICT");
        assertThat(observations(device.pull(FIRST_CURSOR)))
                .containsExactly("obs_20260211_0001");
    }

    @Test
    void anErrorIsNotRemembered() throws Exception {
        var device = device();
        var good = device.body("sync_1", FIRST_CURSOR, List.of(device.observation(1, "draft", "a")),
                List.of(), List.of());

        var bad = device.sync("key-1", good.replace("\"draft\"", "\"done\""));
        var then = device.sync("key-1", good);

        refused(bad, 400, "VALIDATION_ERROR");
        assertThat(then.statusCode()).isEqualTo(200);
    }

    @Test
    void namesBelongToTheNodeThatUsesThem() throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");

        var one = scout.sync("key-1", scout.body("sync_1", FIRST_CURSOR,
                List.of(scout.observation(1, "draft", "a")), List.of(), List.of()));
        var other = tablet.sync("key-1", tablet.body("sync_1", FIRST_CURSOR,
                List.of(tablet.observation(2, "draft", "a")), List.of(), List.of()));

        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void aRetryUnderNewNamesIsAcceptedWithoutASecondEffect() throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");
        var record = scout.observation(1, "confirmed", "a");
        scout.observe(FIRST_CURSOR, record);
        var seen = tablet.pull(FIRST_CURSOR);

        var retry = scout.observe(FIRST_CURSOR, record);

        assertThat(retry.at("/acceptedCounts/observations").asInt()).isEqualTo(1);
        assertThat(retry.path("conflicts").size()).isZero();
        assertThat(observations(retry)).isEmpty();
        assertThat(observations(tablet.pull(cursor(seen)))).isEmpty();
    }

    @Test
    void fiftyOfTheSameRequestAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        var device = device();
        var body = device.body("sync_1", FIRST_CURSOR, List.of(device.observation(1, "draft", "a")),
                List.of(), List.of(patch(1, 3, WIND, "10")));

        var answers = atOnce(50, _ -> device.sync("key-1", body));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(playbookVersion(device)).isEqualTo(4);
    }

    @Test
    void fiftyDifferentBatchesOfADeviceAtOnceAreAllAccepted() throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");

        var answers = atOnce(50, i -> scout.sync("key-" + i, scout.body("sync_" + i, FIRST_CURSOR,
                List.of(scout.observation(i, "draft", "a")), List.of(), List.of())));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(observations(tablet.pull(FIRST_CURSOR))).hasSize(50);
    }

    @Test
    void fiftyRequestsWithRetriesInAnyOrderHaveOneEffectForEachRecord() throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");
        // Each record twice: under the same names, or, as the real client does it, under new ones.
        var turns = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
        Collections.shuffle(turns, new Random(7));

        var answers = atOnce(50, i -> {
            int record = turns.get(i) / 2;
            var name = record % 2 == 0 ? "n" + record : "n" + record + "-" + turns.get(i) % 2;
            return scout.sync("key-" + name, scout.body("sync_" + name, FIRST_CURSOR,
                    List.of(scout.observation(record, "draft", "a")), List.of(), List.of()));
        });

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers).allSatisfy(it -> assertThat(HubClient.ok(it)
                .at("/acceptedCounts/observations").asInt()).isEqualTo(1));
        for (int record = 0; record < 25; record += 2) {
            assertThat(answers.get(turns.indexOf(2 * record)).body())
                    .isEqualTo(answers.get(turns.indexOf(2 * record + 1)).body());
        }
        assertThat(observations(tablet.pull(FIRST_CURSOR))).hasSize(25);
        var reader = HubClient.of(admin.baseUrl(), tablet.token());
        for (int record = 0; record < 25; record++) {
            assertThat(HubClient.ok(reader.get("/v1/entities/batch.observation/obs_20260211_%04d"
                    .formatted(record))).path("version").asInt()).isEqualTo(1);
        }
    }

    // Section 6, 6 and 7: conflicts

    @Test
    void aDraftIsOverwrittenByItsOwnDevice() throws Exception {
        var device = device();
        var first = device.observe(FIRST_CURSOR, device.observation(1, "draft", "a"));

        var second = device.observe(cursor(first), device.observation(1, "draft", "b"));

        assertThat(second.at("/acceptedCounts/observations").asInt()).isEqualTo(1);
        assertThat(note(device, 1)).isEqualTo("b");
    }

    @Test
    void aConfirmedObservationStaysButForTheStepToLogged() throws Exception {
        var device = device();
        var first = device.observe(FIRST_CURSOR, device.observation(1, "confirmed", "a"));

        var changed = device.observe(cursor(first), device.observation(1, "confirmed", "b"),
                device.observation(2, "draft", "c"));
        var changedAndLogged = device.observe(cursor(changed),
                device.observation(1, "logged", "b"));
        var logged = device.observe(cursor(changedAndLogged),
                device.observation(1, "logged", "a"));
        var back = device.observe(cursor(logged), device.observation(1, "confirmed", "a"));

        conflict(changed, "observation", "obs_20260211_0001", "CONFLICT");
        assertThat(changed.at("/acceptedCounts/observations").asInt()).isEqualTo(1);
        assertThat(changed.at("/downstream/observations/0/rawNoteText").asString())
                .isEqualTo("a");
        conflict(changedAndLogged, "observation", "obs_20260211_0001", "CONFLICT");
        assertThat(logged.path("conflicts").size()).isZero();
        conflict(back, "observation", "obs_20260211_0001", "CONFLICT");
        assertThat(back.at("/downstream/observations/0/status").asString()).isEqualTo("logged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirmed", "rejected"})
    void aRecommendationStaysOnceItIsDecided(String status) throws Exception {
        var device = device();
        var first = recommend(device, FIRST_CURSOR,
                recommendation(1, "pending_confirmation", "a"));
        var second = recommend(device, cursor(first), recommendation(1, status, "b"));

        var again = recommend(device, cursor(second), recommendation(1, status, "b"));
        var other = recommend(device, cursor(again), recommendation(1, status, "c"));

        assertThat(second.path("conflicts").size()).isZero();
        assertThat(again.at("/acceptedCounts/recommendations").asInt()).isEqualTo(1);
        conflict(other, "recommendation", "rec_20260211_0001", "CONFLICT");
        assertThat(other.at("/downstream/recommendations/0/action").asString()).isEqualTo("b");
    }

    @Test
    void anotherDevicesDraftIsNotOverwritten() throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");
        scout.observe(FIRST_CURSOR, scout.observation(1, "draft", "mine"));

        var answer = tablet.observe(FIRST_CURSOR, tablet.observation(1, "draft", "theirs"));

        conflict(answer, "observation", "obs_20260211_0001", "CONFLICT");
        assertThat(answer.at("/downstream/observations/0/deviceId").asString())
                .isEqualTo("dev_ios_001");
    }

    @Test
    void anOlderStateOfTheDeviceIsIgnored() throws Exception {
        var tenant = admin.newTenant(1);
        var node = admin.newNode(tenant, "scout");
        var device = BatchDevice.of(node, "dev_ios_001");
        var record = List.of(device.observation(1, "draft", "a"));

        var newer = device.sync("key-1", device.body("sync_1", FIRST_CURSOR,
                "2026-02-11T19:00:00Z", record, List.of(), List.of()));
        var older = device.sync("key-2", device.body("sync_2", FIRST_CURSOR,
                "2026-02-11T18:00:00Z", record, List.of(), List.of()));

        assertThat(newer.statusCode()).isEqualTo(200);
        assertThat(HubClient.ok(older).path("conflicts").size()).isZero();
        assertThat(HubClient.ok(node.get("/v1/entities/batch.device/dev_ios_001"))
                .at("/data/updatedAt").asString()).isEqualTo("2026-02-11T19:00:00Z");
    }

    // Section 6, 8: patches

    @Test
    void aPatchMakesTheNextVersionAndTheOldOneIsKept() throws Exception {
        var device = device();

        var answer = device.sync(FIRST_CURSOR, List.of(), List.of(),
                List.of(patch(1, 3, WIND, "10"), patch(2, 4, WIND, "9")));

        assertThat(answer.at("/acceptedCounts/playbookPatches").asInt()).isEqualTo(2);
        assertThat(wind(device, "")).isEqualTo(9);
        assertThat(wind(device, "?version=5")).isEqualTo(9);
        assertThat(wind(device, "?version=4")).isEqualTo(10);
        assertThat(wind(device, "?version=3")).isEqualTo(12);
        refused(device.get("/v1/playbooks/pbk_yolo_grape?version=2"), 404, "NOT_FOUND");
        assertThat(HubClient.ok(device.get("/v1/patches/pch_20260211_0001"))
                .path("baseVersion").asInt()).isEqualTo(3);
    }

    @Test
    void aPatchThatCannotBeAppliedIsAConflictAndTheOthersAreApplied() throws Exception {
        var device = device();

        var answer = device.sync(FIRST_CURSOR, List.of(), List.of(), List.of(
                patch(1, 2, WIND, "10"), patch(2, 3, "/rules/rule_pm_moderate/severity", "1"),
                patch(3, 3, WIND, "1000"), patch(4, 3, WIND, "10"),
                patch(5, 3, WIND, "9").replace("pbk_yolo_grape", "pbk_none")));

        assertThat(answer.path("conflicts").valueStream()
                .map(conflict -> conflict.path("code").asString())).containsExactly(
                        "PLAYBOOK_VERSION_MISMATCH", "PLAYBOOK_PATCH_PATH_NOT_ALLOWED",
                        "VALIDATION_ERROR", "NOT_FOUND");
        assertThat(answer.at("/acceptedCounts/playbookPatches").asInt()).isEqualTo(1);
        assertThat(playbookVersion(device)).isEqualTo(4);
    }

    @Test
    void theSamePatchIsAppliedOnceAndAnotherOfItsIdNever() throws Exception {
        var device = device();
        var first = device.sync(FIRST_CURSOR, List.of(), List.of(),
                List.of(patch(1, 3, WIND, "10")));

        var again = device.sync(cursor(first), List.of(), List.of(),
                List.of(patch(1, 3, WIND, "10")));
        var other = device.sync(cursor(again), List.of(), List.of(),
                List.of(patch(1, 4, WIND, "9")));

        assertThat(again.at("/acceptedCounts/playbookPatches").asInt()).isEqualTo(1);
        conflict(other, "playbookPatch", "pch_20260211_0001", "CONFLICT");
        assertThat(playbookVersion(device)).isEqualTo(4);
    }

    @Test
    void ofManyPatchesOfOneVersionAtOnceExactlyOneIsApplied() throws Exception {
        var tenant = admin.newTenant(1);
        var devices = new ArrayList<BatchDevice>();
        for (int i = 0; i < 4; i++) {
            devices.add(device(tenant, "node-" + i, "dev_ios_00" + i));
        }

        var answers = atOnce(12, i -> devices.get(i % 4).post(
                "/v1/playbooks/pbk_yolo_grape/patches:apply", patch(i, 3, WIND, "" + i),
                "Idempotency-Key", "key-" + i));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409)).hasSize(11);
        assertThat(playbookVersion(devices.getFirst())).isEqualTo(4);
    }

    @Test
    void thePatchEndpointSaysWhatBecameOfAPatch() throws Exception {
        var device = device();

        var applied = apply(device, "key-1", patch(1, 3, WIND, "10"));
        var again = apply(device, "key-2", patch(1, 3, WIND, "10"));
        var outdated = apply(device, "key-3", patch(2, 3, WIND, "9"));
        var forbidden = apply(device, "key-4", patch(3, 4, "/rules/x", "9"));
        var invalid = apply(device, "key-5", patch(4, 4, WIND, "1000"));
        var keyReused = apply(device, "key-1", patch(5, 4, WIND, "9"));

        var result = HubClient.ok(applied);
        assertThat(WireSchema.of("batch", "patch-apply-result").flaw(result)).isNull();
        assertThat(result.path("oldVersion").asInt()).isEqualTo(3);
        assertThat(result.path("newVersion").asInt()).isEqualTo(4);
        assertThat(again.body()).isEqualTo(applied.body());
        var mismatch = refused(outdated, 409, "PLAYBOOK_VERSION_MISMATCH");
        assertThat(mismatch.path("retryable").asBoolean()).isTrue();
        assertThat(mismatch.at("/details/activeVersion").asInt()).isEqualTo(4);
        refused(forbidden, 400, "PLAYBOOK_PATCH_PATH_NOT_ALLOWED");
        refused(invalid, 400, "VALIDATION_ERROR");
        refused(keyReused, 409, "IDEMPOTENCY_CONFLICT");
    }

    @Test
    void theWebConsolePatchesWithoutAKeyAndIsToldOfRejections() throws Exception {
        var device = device();
        var path = "/v1/playbooks/pbk_yolo_grape/patches";

        var applied = HubClient.ok(device.post(path, patch(1, 3, WIND, "10")));
        var rejected = HubClient.ok(device.post(path, patch(2, 3, WIND, "9")));

        assertThat(applied.path("status").asString()).isEqualTo("applied");
        assertThat(rejected.path("status").asString()).isEqualTo("rejected");
        assertThat(rejected.at("/validationErrors/0").asString())
                .startsWith("PLAYBOOK_VERSION_MISMATCH");
    }

    // Section 6, 9 to 11 and section 8: errors

    @Test
    void anyTokenThatIsNoNodesIsRefused() throws Exception {
        var device = device();
        var body = device.body("s", FIRST_CURSOR, List.of(), List.of(), List.of());
        var stranger = new BatchDevice(device.baseUrl(), "stranger", "dev_ios_001",
                device.http());

        refused(stranger.sync("key-1", body), 401, "AUTH_REQUIRED");
        refused(device.send(device.request("/v1/observations").GET()), 401, "AUTH_REQUIRED");
        assertThat(device.send(device.request("/v1/observations")
                .header("Authorization", "Bearer " + device.token()).GET()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMissingKeyIsRefused() throws Exception {
        var device = device();

        refused(device.post("/v1/sync/batch",
                device.body("s", FIRST_CURSOR, List.of(), List.of(), List.of())), 400,
                "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"syncId\" | \"syncID\"", "\"ios\" | \"windows\"", "\"0.1.0\" | null",
            "{\"syncId\" | [\"syncId\"", "\"playbookPatches\": [] | \"playbookPatches\": null",
            "\"2026-02-11T18:22:00Z\" | \"yesterday\"", "\"0.1.0\" | \"a\\u0000b\"",
            "\"0.1.0\" | \"a\\ud800b\"", "\"platform\" | \"more\": 1, \"platform\"",
            "\"platform\" | \"deviceId\": \"dev_x\", \"platform\""})
    void aBodyThatDoesNotFitIsRefused(String is, String becomes) throws Exception {
        var device = device();
        var body = device.body("s", FIRST_CURSOR, List.of(), List.of(), List.of());

        refused(device.sync("key-1", body.replace(is, becomes)), 400, "VALIDATION_ERROR");
    }

    @Test
    void theFieldThatIsWrongIsNamed() throws Exception {
        var device = device();
        var body = device.body("s", FIRST_CURSOR, List.of(device.observation(1, "done", "a")),
                List.of(), List.of());

        var error = refused(device.sync("key-1", body), 400, "VALIDATION_ERROR");

        assertThat(error.at("/details/field").asString())
                .isEqualTo("upserts.observations[0].status");
    }

    @Test
    void aBatchOfNineHundredRecordsPassesAndComesOutInOneAnswer() throws Exception {
        var tenant = admin.newTenant(1);
        var scout = device(tenant, "scout", "dev_ios_001");
        var tablet = device(tenant, "tablet", "dev_ios_002");
        var note = "x".repeat(300);
        var records = IntStream.range(0, 900).mapToObj(i -> scout.observation(i, "logged", note))
                .toArray(String[]::new);

        var answer = scout.observe(FIRST_CURSOR, records);

        assertThat(answer.at("/acceptedCounts/observations").asInt()).isEqualTo(900);
        assertThat(observations(tablet.pull(FIRST_CURSOR))).hasSize(900);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedInTheDialectsForm() throws Exception {
        var device = device();

        refused(device.sync("key-1", "\"" + "x".repeat(5 << 20) + "\""), 413,
                "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sync/none", "/v1/observations/obs_20260211_9999",
            "/v1/observations/a/b", "/v1/recommendations/none", "/v1/playbooks/none",
            "/v1/patches/none", "/v1/weather/none", "/v1/traces/none", "/v1/sync/batch"})
    void whatIsNotThereIsNotFoundInTheDialectsForm(String path) throws Exception {
        refused(device().get(path), 404, "NOT_FOUND");
    }

    @Test
    void theNativeProtocolBesideItKeepsItsOwnForm() throws Exception {
        var problem = device().get("/v1/pushes/none");

        assertThat(problem.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }

    // Section 5 and section 8, 6 and 7: the endpoints around it

    @Test
    void healthNeedsNoToken() throws Exception {
        var device = device();

        var health = HubClient.ok(device.send(device.request("/v1/health").GET()));

        assertThat(health.path("status").asString()).isEqualTo("ok");
        assertThat(health.has("timestamp") && health.has("version")).isTrue();
    }

    @Test
    void anObservationCanBeAddedAloneAndReadAtOnce() throws Exception {
        var device = device();
        var record = device.observation(1, "confirmed", "a");

        var added = device.post("/v1/observations", record, "Idempotency-Key", "key-1");
        var again = device.post("/v1/observations", record, "Idempotency-Key", "key-1");
        var other = device.post("/v1/observations", device.observation(2, "draft", "b"),
                "Idempotency-Key", "key-1");
        var immutable = device.post("/v1/observations", device.observation(1, "draft", "b"),
                "Idempotency-Key", "key-2");
        var afterError = device.post("/v1/observations", device.observation(3, "draft", "c"),
                "Idempotency-Key", "key-2");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(HubClient.JSON.readTree(added.body()))
                .isEqualTo(HubClient.JSON.readTree(record));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(added.body());
        refused(other, 409, "IDEMPOTENCY_CONFLICT");
        refused(immutable, 409, "CONFLICT");
        assertThat(afterError.statusCode()).isEqualTo(201);
        assertThat(note(device, 1)).isEqualTo("a");
        refused(device.post("/v1/observations", record), 400, "VALIDATION_ERROR");
    }

    @Test
    void theWebConsoleListsWhatThereIs() throws Exception {
        var device = device();
        var pair = List.of(recommendation(1, "confirmed", "a"), recommendation(2, "confirmed", "b")
                .replace("obs_20260211_0001", "obs_20260211_0002"));
        device.sync(FIRST_CURSOR, List.of(device.observation(1, "draft", "a"),
                device.observation(2, "draft", "b")), pair, List.of());

        var all = HubClient.ok(device.get("/v1/observations"));
        var some = HubClient.ok(
                device.get("/v1/recommendations?observationId=obs_20260211_0002"));

        assertThat(all.valueStream().map(it -> it.path("observationId").asString()))
                .containsExactly("obs_20260211_0002", "obs_20260211_0001");
        assertThat(some.valueStream().map(it -> it.path("recommendationId").asString()))
                .containsExactly("rec_20260211_0002");
        assertThat(HubClient.ok(device.get("/v1/recommendations/rec_20260211_0001"))
                .path("action").asString()).isEqualTo("a");
    }

    @Test
    void aRecommendationIsMadeOutOfThePlaybook() throws Exception {
        var device = device();
        device.observe(FIRST_CURSOR, device.observation(1, "confirmed", "a"));
        var wish = """
                {"observationId": "obs_20260211_0001", "playbookId": "pbk_yolo_grape",
                 "playbookVersion": 3, "weatherFeaturesId": "wxf_20260211_demo_01",
                 "requestedAt": "2026-02-11T18:20:50Z"}""";

        var made = device.post("/v1/recommendations:generate", wish, "Idempotency-Key", "key-1");
        var again = device.post("/v1/recommendations:generate", wish, "Idempotency-Key", "key-1");
        var unknown = device.post("/v1/recommendations:generate",
                wish.replace("_0001", "_0009"), "Idempotency-Key", "key-2");

        assertThat(WireSchema.of("batch", "recommendation").flaw(HubClient.ok(made))).isNull();
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(HubClient.ok(device.get("/v1/recommendations"))).hasSize(1);
        refused(unknown, 404, "NOT_FOUND");
    }

    private BatchDevice device() throws Exception {
        return device(admin.newTenant(1), "scout", "dev_ios_001");
    }

    private BatchDevice device(String tenant, String code, String deviceId) throws Exception {
        return BatchDevice.of(admin.newNode(tenant, code), deviceId);
    }

    private static JsonNode recommend(BatchDevice device, String cursor, String recommendation)
            throws Exception {
        return device.sync(cursor, List.of(), List.of(recommendation), List.of());
    }

    private static HttpResponse<String> apply(BatchDevice device, String key, String patch)
            throws Exception {
        return device.post("/v1/playbooks/pbk_yolo_grape/patches:apply", patch,
                "Idempotency-Key", key);
    }

    private static String cursor(JsonNode answer) {
        return answer.path("serverCursor").asString();
    }

    private static List<String> observations(JsonNode answer) {
        return answer.at("/downstream/observations").valueStream()
                .map(observation -> observation.path("observationId").asString()).toList();
    }

    private static String note(BatchDevice device, int number) throws Exception {
        return HubClient.ok(device.get("/v1/observations/obs_20260211_%04d".formatted(number)))
                .path("rawNoteText").asString();
    }

    private static int wind(BatchDevice device, String query) throws Exception {
        return HubClient.ok(device.get("/v1/playbooks/pbk_yolo_grape" + query)).at(WIND).asInt();
    }

    private static int playbookVersion(BatchDevice device) throws Exception {
        return HubClient.ok(device.get("/v1/playbooks/pbk_yolo_grape")).path("version").asInt();
    }

    private static void conflict(JsonNode answer, String type, String id, String code) {
        assertThat(ANSWER.flaw(answer)).isNull();
        assertThat(answer.path("conflicts").valueStream().map(it -> it.path("entityType").asString()
                + " " + it.path("entityId").asString() + " " + it.path("code").asString()))
                .containsExactly(type + " " + id + " " + code);
    }

    /** The error, after its envelope was found to be in order. */
    private static JsonNode refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        var envelope = HubClient.JSON.readTree(response.body());
        assertThat(ENVELOPE.flaw(envelope)).isNull();
        assertThat(envelope.at("/error/code").asString()).isEqualTo(code);
        return envelope.path("error");
    }

    /** The same content with the members of its outermost object the other way round. */
    private static String reordered(String body) {
        var tree = HubClient.JSON.readTree(body);
        var turned = HubClient.JSON.createObjectNode();
        List.copyOf(tree.propertyNames()).reversed()
                .forEach(name -> turned.set(name, tree.get(name)));
        return turned.toString();
    }

    private static List<HttpResponse<String>> atOnce(int times, Request request) {
        var answers = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return request.send(i);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }, Thread::startVirtualThread)).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private interface Request {
        HttpResponse<String> send(int number) throws Exception;
    }
}
