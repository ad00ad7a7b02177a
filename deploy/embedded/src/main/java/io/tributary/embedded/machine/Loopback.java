package io.tributary.embedded.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The address that only this machine can reach, and its ports. */
public final class Loopback {
    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    /**
     * The wanted port if it is free, or any free one for 0. Somebody else may take it before the caller
     * listens, so the caller must still be ready to hear that it is taken.
     *
     * @param wanted 0 to 65535
     * @param what who is going to listen, for the message if the port is taken
     */
    public static int port(int wanted, String what) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), wanted));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw taken(wanted, what, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two programs cannot share a port; this says which one came too late. */
    public static CannotStartException taken(int port, String what, Throwable cause) {
        return new CannotStartException(
                "%s cannot listen on %s:%d: the port is taken by another program".formatted(what,
                        HOST, port),
                cause);
    }
}
