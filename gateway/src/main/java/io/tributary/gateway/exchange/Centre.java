package io.tributary.gateway.exchange;

import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import java.util.Locale;

/** The hub as the nodes of a tenant see it: the one they all exchange with. */
final class Centre {
    /** What clients write that do not know the centre's id. */
    private static final String ANY = "SERVER";

    private Centre() {}

    static NodeId of(RegistryEntry.Tenant tenant) {
        return new NodeId(Names.uuid("exchange-centre", tenant.tenant()));
    }

    /** Whether a packet to this recipient is for the hub. */
    static boolean isMeantBy(String recipient, RegistryEntry.Tenant tenant) {
        return recipient.equals(ANY)
                || recipient.toLowerCase(Locale.ROOT).equals(of(tenant).toString());
    }

    /** Who sends what no node has sent: it stands in no registry, and is nobody's echo. */
    static RegistryEntry.Node sender(RegistryEntry.Tenant tenant) {
        return new RegistryEntry.Node(of(tenant), tenant.tenant(), ANY, ANY, Protocol.EXCHANGE, 0,
                tenant.createdAt());
    }
}
