package io.tributary.gateway.batch;

import io.tributary.schemas.codec.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a playbook's rule advises about an observation. The hub knows no weather, and says so.
 *
 * @param asked when the device asked, in UTC
 * @param draft the recommendation but for its id
 */
record Advice(OffsetDateTime asked, ObjectNode draft) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    /** Of the only region that a playbook may have. */
    private static final String TIMEZONE = "America/Los_Angeles";
    /** Nothing but the rule itself speaks for the window. */
    private static final double CONFIDENCE = 0.5;

    /** Empty if the playbook has no rule for the observation's issue. */
    static Optional<Advice> of(JsonNode request, JsonNode observation, JsonNode playbook) {
        var issue = observation.at("/extraction/issue").asString("");
        var severity = observation.at("/extraction/severity").asString("");
        return playbook.path("rules").valueStream()
                .filter(rule -> rule.path("issue").asString("").equals(issue))
                .min(Comparator.comparing(
                        rule -> !rule.path("severity").asString("").equals(severity)))
                .map(rule -> of(request, issue, severity, rule));
    }

    /** @param number 0 to 9999, which tells it from others of the day */
    JsonNode numbered(int number) {
        var recommendation = Json.MAPPER.createObjectNode();
        recommendation.put("recommendationId",
                String.format(Locale.ROOT, "rec_%s_%04d", DAY.format(asked.toLocalDate()),
                        number));
        recommendation.setAll(draft);
        return recommendation;
    }

    private static Advice of(JsonNode request, String issue, String severity, JsonNode rule) {
        var requestedAt = request.path("requestedAt").asString();
        var asked = OffsetDateTime.parse(requestedAt.toUpperCase(Locale.ROOT))
                .withOffsetSameInstant(ZoneOffset.UTC);
        var draft = Json.MAPPER.createObjectNode();
        for (var field : List.of("observationId", "playbookId", "playbookVersion",
                "weatherFeaturesId")) {
            draft.set(field, request.get(field));
        }
        draft.put("generatedAt", requestedAt).put("issue", issue).put("severity", severity)
                .put("action", rule.at("/action/instructions").asString());
        draft.putArray("rationale").add("standard_timing");
        draft.set("timingWindow", window(asked, rule));
        draft.putArray("riskFlags").add("weather_data_missing").add("manual_review_required");
        draft.put("requiredConfirmation", true).put("status", "pending_confirmation");
        return new Advice(asked, draft);
    }

    private static ObjectNode window(OffsetDateTime asked, JsonNode rule) {
        var hours = rule.at("/timing/baseWindowHours");
        var window = Json.MAPPER.createObjectNode()
                .put("startAt", after(asked, hours.path("startOffsetHours")))
                .put("endAt", after(asked, hours.path("endOffsetHours")))
                .put("localTimezone", TIMEZONE).put("confidence", CONFIDENCE);
        var drivers = window.putArray("drivers");
        rule.path("constraints").forEachEntry(
                (name, value) -> drivers.add(name + "=" + value.asString()));
        return window;
    }

    private static String after(OffsetDateTime asked, JsonNode hours) {
        return asked.plus(Duration.ofSeconds(Math.round(hours.asDouble() * 3600))).toInstant()
                .toString();
    }
}
