package io.tributary.standalone.system;

/** A gateway's settings for tests that prove what is answered, not how soon: a busy machine is no fault. */
final class Patience {
    private Patience() {}

    static String[] settings() {
        return new String[]{"--tributary.gateway.push.receipt-timeout=60s",
                "--tributary.gateway.push.delivery-timeout=50s",
                "--tributary.gateway.push.inquiry-timeout=60s",
                "--tributary.gateway.pull.visible-timeout=60s",
                "--tributary.gateway.pull.answer-timeout=60s",
                "--tributary.gateway.artisan.answer-timeout=60s",
                "--tributary.gateway.canary.answer-age-max=10m"};
    }
}
