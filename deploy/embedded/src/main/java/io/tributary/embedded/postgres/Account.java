package io.tributary.embedded.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** As whom Postgres runs. It refuses to be root, so a hub that is root needs a way to start it as less. */
enum Account {
    /** The hub is an ordinary user, and Postgres is the same one. */
    SAME,
    /** A namespace without users: root seen from outside, nobody from inside, and none of root's powers. */
    NAMESPACE,
    /** The user nobody, for containers that forbid namespaces. */
    NOBODY;

    private static final int ROOT = 0;
    private static final int NOBODYS_NUMBER = 65_534;
    private static final long PROBE_MILLIS_MAX = 10_000;

    static Account ofThisProcess() throws IOException, InterruptedException {
        if (new UnixSystem().getUid() != ROOT) {
            return SAME;
        }
        return NAMESPACE.works() ? NAMESPACE : NOBODY;
    }

    /** The command that runs a command as this account. */
    List<String> as(List<String> command) {
        var whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return whole;
    }

    /** Makes the account the owner of a folder and all in it, as Postgres demands of its data. */
    void own(Path folder) throws IOException {
        switch (this) {
            case SAME -> {
            }
            case NAMESPACE -> give(folder, ROOT);
            case NOBODY -> give(folder, NOBODYS_NUMBER);
        }
    }

    private List<String> prefix() {
        return switch (this) {
            case SAME -> List.of();
            case NAMESPACE -> List.of("unshare", "--user");
            // It keeps root's power to enter folders of others: the data may lie below one of those.
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODYS_NUMBER, "--regid="
                    + NOBODYS_NUMBER,
                    "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override");
        };
    }

    private static void give(Path folder, int user) throws IOException {
        if (!Files.getAttribute(folder, "unix:uid").equals(user)) {
            Tree.give(folder, user);
        }
    }

    private boolean works() throws IOException, InterruptedException {
        var process = new ProcessBuilder(as(List.of("true")))
                .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        return process.waitFor(PROBE_MILLIS_MAX, TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    }
}
