package io.tributary.gateway.artisan;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the dialect of the roasters' desktops needs to know. */
public record ArtisanSettings(@DefaultValue LoginSettings login,
        @DefaultValue CatalogueSettings catalogue) {}
