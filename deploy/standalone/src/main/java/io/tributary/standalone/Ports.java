package io.tributary.standalone;

import io.tributary.embedded.machine.CannotStartException;
import java.io.IOException;
import java.net.ServerSocket;

/** The ports that the applications will listen on, found free before anything is started. */
record Ports(int gateway, int processor, int projector, int management, int demoVehicles) {

    static Ports of(StandaloneSettings settings) {
        // All are held until the last is found, so that no two are the same.
        try (var gateway = held(settings.port(), "port");
                var processor = held(settings.processorPort(), "processor-port");
                var projector = held(settings.projectorPort(), "projector-port");
                var management = held(settings.managementPort(), "management-port");
                var vehicles = held(settings.demo() ? settings.demoVehiclesPort() : 0,
                        "demo-vehicles-port")) {
            return new Ports(gateway.getLocalPort(), processor.getLocalPort(),
                    projector.getLocalPort(), management.getLocalPort(),
                    vehicles.getLocalPort());
        } catch (IOException e) {
            throw new CannotStartException("a port can't be given back: " + e.getMessage(), e);
        }
    }

    private static ServerSocket held(int wanted, String setting) {
        try {
            return new ServerSocket(wanted);
        } catch (IOException e) {
            throw new CannotStartException("port " + wanted + " is in use; choose another with"
                    + " --tributary.standalone." + setting + "=…", e);
        }
    }
}
