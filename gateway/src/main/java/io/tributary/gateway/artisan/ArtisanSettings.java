package io.tributary.gateway.artisan;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the dialect of the roasters' desktops needs to know.
 *
 * @param answerTimeout how long a request may take; after that its connection is closed. Less than
 *        the 12 s of the program, which takes a timeout of its own for a failed attempt
 * @param stateTimeout how long a login waits for what it tells of the account beside the token
 */
public record ArtisanSettings(@DefaultValue CatalogueSettings catalogue,
        @DefaultValue("10s") Duration answerTimeout,
        @DefaultValue("2s") Duration stateTimeout) {

    public ArtisanSettings {
        Positive.require("answerTimeout", answerTimeout.toMillis());
        Positive.require("stateTimeout", stateTimeout.toMillis());
    }
}
