package io.tributary.gateway.fleet.vehicle;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.scheduler.Scheduler;

/**
 * Finds the addresses of a vehicle and hands out those alone that it may have. The connection is made
 * to what is handed out here, so a name that is looked up again and means another address by then
 * changes nothing.
 */
final class GuardedResolver extends AddressResolverGroup<InetSocketAddress> {
    private final Networks networks;
    private final NameLookup names;
    private final Scheduler lookups;

    /** @param lookups where a look-up may block */
    GuardedResolver(Networks networks, NameLookup names, Scheduler lookups) {
        this.networks = networks;
        this.names = names;
        this.lookups = lookups;
    }

    /** What a host's name stands for; an address as text stands for itself. */
    interface NameLookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {
            /** Never, or an address in the URL would be connected to without a look at it. */
            @Override
            protected boolean doIsResolved(InetSocketAddress address) {
                return false;
            }

            @Override
            protected void doResolve(InetSocketAddress address,
                    Promise<InetSocketAddress> promise) {
                lookUp(address, promise, found -> promise.trySuccess(found.getFirst()));
            }

            @Override
            protected void doResolveAll(InetSocketAddress address,
                    Promise<List<InetSocketAddress>> promise) {
                lookUp(address, promise, promise::trySuccess);
            }
        };
    }

    private void lookUp(InetSocketAddress address, Promise<?> promise,
            Consumer<List<InetSocketAddress>> onFound) {
        try {
            lookups.schedule(() -> {
                try {
                    onFound.accept(allowed(address));
                } catch (UnknownHostException e) {
                    promise.tryFailure(new UnknownHostException("unknown host"));
                } catch (RuntimeException | ForbiddenAddress e) {
                    promise.tryFailure(e);
                }
            });
        } catch (RuntimeException e) {
            promise.tryFailure(e);
        }
    }

    private List<InetSocketAddress> allowed(InetSocketAddress address)
            throws UnknownHostException, ForbiddenAddress {
        var found = address.isUnresolved() ? names.addresses(address.getHostString())
                : new InetAddress[]{address.getAddress()};
        var allowed = Arrays.stream(found).filter(networks::allow)
                .map(one -> new InetSocketAddress(one, address.getPort())).toList();
        if (allowed.isEmpty()) {
            throw new ForbiddenAddress();
        }
        return allowed;
    }

    /** The vehicle is where no vehicle may be. */
    static final class ForbiddenAddress extends Exception {
        ForbiddenAddress() {
            super("the vehicle's address is in no network of the setting"
                    + " tributary.gateway.fleet.vehicle.networks", null, false, false);
        }
    }
}
