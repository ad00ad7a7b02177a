package io.tributary.standalone;

import java.nio.file.Path;

/** What a person who has just started the hub wants to know. */
final class Welcome {
    private Welcome() {}

    /** Ready to be copied: a push that makes its own conflict, a pull, and the conflict. */
    static String text(String baseUrl, Demo demo, Path data) {
        return """

                Tributary runs at %1$s   (API page: %1$s/docs)
                The demo tenant's node token: %2$s   (also in %3$s/demo-node-token)

                  push       curl -s %1$s/v1/push -H 'Authorization: Bearer %2$s' -H 'Idempotency-Key: first' -H 'Content-Type: application/json' -d '{"operations":[{"op":"put","type":"note","id":"1","data":{"text":"hello"}},{"op":"put","type":"note","id":"1","baseVersion":0,"data":{"text":"written blindly"}}]}'
                  pull       curl -s %1$s/v1/pull -H 'Authorization: Bearer %2$s'
                  conflicts  curl -s %1$s/v1/conflicts -H 'Authorization: Bearer %2$s'
                  artisan    the roasting program logs in at %1$s/api/v1 as %4$s, password %5$s
                %6$s
                Everything is kept in %3$s. Ctrl-C stops the hub in order.
                """
                .formatted(baseUrl, demo.nodeToken(), data, demo.roastery().email(),
                        demo.roastery().password(), fleet(baseUrl, demo));
    }

    private static String fleet(String baseUrl, Demo demo) {
        var fleet = demo.fleet();
        return fleet == null ? ""
                : """
                  vehicles   curl -s %1$s/api/vehicles -H 'Authorization: Bearer %2$s'
                  live       curl -sN %1$s/api/vehicles/%3$s/live -H 'Authorization: Bearer %2$s'
                  history    curl -s '%1$s/api/vehicles/%3$s/history?channel_id=1&bucket_sec=60' -H 'Authorization: Bearer %2$s'
                  owner      curl -s %1$s/auth/login -H 'Content-Type: application/json' -d '{"email":"%4$s","password":"%5$s"}'   (its token sees one of the three)
                """
                        .formatted(baseUrl, demo.nodeToken(), fleet.ids().getFirst(), fleet.email(),
                                fleet.password());
    }
}
