package io.tributary.standalone;

import io.tributary.embedded.machine.CannotStartException;
import java.io.IOException;
import java.net.ServerSocket;

/** The ports that the applications will listen on, found free before anything is started. */
record Ports(int gateway, int processor, int projector, int management) {

    static Ports of(StandaloneSettings settings) {
        return new Ports(free(settings.port(), "port"),
                free(settings.processorPort(), "processor-port"),
                free(settings.projectorPort(), "projector-port"),
                free(settings.managementPort(), "management-port"));
    }

    private static int free(int wanted, String setting) {
        try (var socket = new ServerSocket(wanted)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStartException("port " + wanted + " is in use; choose another with"
                    + " --tributary.standalone." + setting + "=…", e);
        }
    }
}
