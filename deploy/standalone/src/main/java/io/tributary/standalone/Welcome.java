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

                Everything is kept in %3$s. Ctrl-C stops the hub in order.
                """
                .formatted(baseUrl, demo.nodeToken(), data, demo.roastery().email(),
                        demo.roastery().password());
    }
}
