package io.tributary.gateway.artisan;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the dialect of the roasters' desktops needs to know.
 *
 * @param answerTimeout how long a request may take; after that its connection is closed. Less than
 *        the 12 s of the program, which takes a timeout of its own for a failed attempt
 */
public record ArtisanSettings(@DefaultValue LoginSettings login,
        @DefaultValue CatalogueSettings catalogue,
        @DefaultValue("10s") Duration answerTimeout) {

    public ArtisanSettings {
        if (!answerTimeout.isPositive()) {
            throw new IllegalArgumentException("answerTimeout must be positive: " + answerTimeout);
        }
    }
}
