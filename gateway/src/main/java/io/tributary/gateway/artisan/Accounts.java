package io.tributary.gateway.artisan;

/** All of the dialect that is no roast: who logs in, what they see, and what operators bring in. */
record Accounts(ArtisanAccess access, AccountState state, LoginHandler login, StockHandler stock,
        NotificationHandler notifications, ImportHandler imports) {

    static Accounts of(ArtisanRoutes.Parts of) {
        var catalogue = of.settings().catalogue();
        var catalogues = new Catalogues(of.pulls(), of.heads(), catalogue);
        var recording = new Recording(of.pushes(), of.heads(), catalogue
                .visibleTimeout());
        return new Accounts(new ArtisanAccess(of.tokens(), of.registry(), of.turnstile()),
                new CatalogueAccount(catalogues),
                new LoginHandler(of.registry(), of.logins(), of.failures(), of.tokens(), catalogues,
                        of.settings().stateTimeout(), of.bodies(), of.json()),
                new StockHandler(catalogues),
                new NotificationHandler(catalogues, recording, of.bodies()),
                new ImportHandler(of.registry(), of.persons(), catalogues, recording, of.bodies(),
                        of.json(), of.limits()));
    }
}
