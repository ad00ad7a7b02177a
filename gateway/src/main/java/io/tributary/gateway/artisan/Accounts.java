package io.tributary.gateway.artisan;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.Users;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.push.Pushes;
import java.time.InstantSource;

/** All of the dialect that is no roast: who logs in, what they see, and what operators bring in. */
record Accounts(ArtisanAccess access, AccountState state, LoginHandler login, StockHandler stock,
        NotificationHandler notifications, ImportHandler imports) {

    /**
     * What it is made of.
     *
     * @param tokenSecret the same on all gateways
     */
    public record Parts(Pushes pushes, Pulls pulls, HeadsView heads, RegistryView registry,
            Users users, String tokenSecret, Bodies bodies, StrictJson json, HttpLimits limits,
            ArtisanSettings settings, InstantSource clock) {}

    static Accounts of(Parts of) {
        var login = of.settings.login();
        var catalogue = of.settings.catalogue();
        var passwords = new Passwords(login);
        var tokens = new LoginTokens(of.registry, of.tokenSecret, login.tokenLife(), of.clock);
        var catalogues = new Catalogues(of.pulls, of.heads, catalogue);
        var recording = new Recording(of.pushes, of.heads, catalogue.visibleTimeout());
        return new Accounts(new ArtisanAccess(tokens, of.registry),
                new CatalogueAccount(catalogues),
                new LoginHandler(of.registry, passwords, new LoginPace(login, of.clock), tokens,
                        catalogues, of.bodies, of.json),
                new StockHandler(catalogues),
                new NotificationHandler(catalogues, recording, of.bodies),
                new ImportHandler(of.registry,
                        new Persons(of.registry, of.users, passwords, of.clock), catalogues,
                        recording, of.bodies, of.json, of.limits));
    }
}
