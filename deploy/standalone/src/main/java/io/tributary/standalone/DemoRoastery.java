package io.tributary.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A roastery in the demo tenant, for the program Artisan: made once, with roasts planned anew for the
 * days after each start.
 *
 * @param email of the person who may log in
 */
public record DemoRoastery(String email, String password) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EMAIL = "roaster@demo.example";
    private static final String PATH = "/v1/admin/artisan/import";

    static DemoRoastery of(Hub hub) {
        var password = hub.data().secret("demo-roaster-password", () -> made(hub));
        Demo.post(hub, PATH, null, plan(LocalDate.now(ZoneId.systemDefault())));
        return new DemoRoastery(EMAIL, password);
    }

    private static String made(Hub hub) {
        var password = Tokens.fresh("");
        var roastery = roastery().put("tenantId", Demo.TENANT);
        roastery.putArray("users").addObject().put("email", EMAIL).put("password", password)
                .put("nickname", "Robin");
        Demo.post(hub, PATH, null, roastery.toString());
        return password;
    }

    private static ObjectNode roastery() {
        try (var file = DemoRoastery.class.getResourceAsStream("/demo-roastery.json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plan(LocalDate today) {
        var plan = JSON.createObjectNode().put("tenantId", Demo.TENANT);
        var schedule = plan.putArray("schedule");
        for (int days = 0; days < 3; days++) {
            var date = today.plusDays(days);
            schedule.addObject().put("_id", "P1-" + date).put("date", date.toString())
                    .put("count", 4).put("title", "House Espresso").put("blend", "B1")
                    .put("location", "L1").put("amount", 12).put("loss", 15.5);
            schedule.addObject().put("_id", "P2-" + date).put("date", date.toString())
                    .put("count", 2).put("title", "Konga Filter").put("coffee", "C1")
                    .put("location", "L1").put("amount", 6).put("loss", 13);
        }
        return plan.toString();
    }
}
