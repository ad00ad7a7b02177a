package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a gateway keeps roasteries at hand.
 *
 * @param pageRows changes that are read at a time
 * @param entitiesMax entities of a roastery, its roasts among them
 * @param heldMax entities of all roasteries that a gateway holds
 * @param heldFor how long it holds one that nobody asks for
 * @param visibleTimeout how long a person's own change may take until it is shown
 */
public record CatalogueSettings(@DefaultValue("5000") int pageRows,
        @DefaultValue("500000") int entitiesMax, @DefaultValue("1000000") int heldMax,
        @DefaultValue("1h") Duration heldFor, @DefaultValue("5s") Duration visibleTimeout) {

    public CatalogueSettings {
        Positive.require("pageRows", pageRows);
        Positive.require("entitiesMax", entitiesMax);
        Positive.require("heldFor", heldFor.toMillis());
        Positive.require("visibleTimeout", visibleTimeout.toMillis());
        if (heldMax < entitiesMax) {
            throw new IllegalArgumentException(
                    "heldMax must be at least entitiesMax: " + heldMax);
        }
    }
}
