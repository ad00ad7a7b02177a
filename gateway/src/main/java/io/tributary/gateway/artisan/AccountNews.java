package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a catalogue says of the account. */
final class AccountNews {
    private AccountNews() {}

    /** The members of any answer; {@code pu} and {@code ol} only where there is something to say. */
    static Map<String, Object> of(Catalogue catalogue, String user) {
        var account = account(catalogue);
        var news = new LinkedHashMap<String, Object>();
        var limit = limit(catalogue, account);
        if (!limit.isEmpty()) {
            news.put("ol", limit);
        }
        if (account.get("paid_until") instanceof String until) {
            news.put("pu", until);
        }
        news.put("notifications", new Inbox(catalogue, user).announcement());
        return news;
    }

    /** The account as a login shows it (contract section 3). */
    static Map<String, Object> shown(Catalogue catalogue, String id) {
        var account = account(catalogue);
        var shown = new LinkedHashMap<String, Object>();
        shown.put("_id", id);
        shown.put("subscription", text(account, "subscription"));
        shown.put("paidUntil", text(account, "paid_until"));
        var limit = limit(catalogue, account);
        if (!limit.isEmpty()) {
            shown.put("limit", limit);
        }
        return shown;
    }

    private static Document account(Catalogue catalogue) {
        return catalogue.of(Kind.ACCOUNT).getOrDefault(Kind.ACCOUNT_ID, Document.EMPTY);
    }

    private static String text(Document account, String field) {
        return account.get(field) instanceof String text ? text : "";
    }

    private static Map<String, Object> limit(Catalogue catalogue, Document account) {
        if (!(account.get("limit") instanceof Number limit)) {
            return Map.of();
        }
        var since = text(account, "limit_since");
        var used = catalogue.roasts().values().stream()
                .filter(roast -> roast.day().compareTo(since) >= 0).map(Roasted::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("rlimit", limit);
        fields.put("rused", used);
        return fields;
    }
}
