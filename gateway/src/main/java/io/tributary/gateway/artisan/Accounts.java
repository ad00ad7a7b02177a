package io.tributary.gateway.artisan;

/** All of the dialect that is no roast: who logs in, what they see, and what operators bring in. */
record Accounts(ArtisanAccess access, AccountState state, LoginHandler login, StockHandler stock,
        NotificationHandler notifications, ImportHandler imports) {

    static Accounts of(ArtisanRoutes.Parts of) {
        var login = of.settings().login();
        var catalogue = of.settings().catalogue();
        var passwords = new Passwords(login);
        var tokens = new LoginTokens(of.registry(), of.tokenSecret(), login.tokenLife(), of
                .clock());
        var catalogues = new Catalogues(of.pulls(), of.heads(), catalogue);
        var recording = new Recording(of.pushes(), of.heads(), catalogue
                .visibleTimeout());
        return new Accounts(new ArtisanAccess(tokens, of.registry(), of.turnstile()),
                new CatalogueAccount(catalogues),
                new LoginHandler(of.registry(), passwords, new LoginPace(login, of.clock()), tokens,
                        catalogues, login.stateTimeout(), of.bodies(), of.json()),
                new StockHandler(catalogues),
                new NotificationHandler(catalogues, recording, of.bodies()),
                new ImportHandler(of.registry(),
                        new Persons(of.registry(), of.users(), passwords, of.clock()), catalogues,
                        recording, of.bodies(), of.json(), of.limits()));
    }
}
