package io.tributary.bench.crowd;

import io.tributary.bench.hub.Node;
import java.util.List;

/**
 * A tenant and its nodes.
 *
 * @param name for messages
 * @param reader pulls; the others push
 */
public record Community(String name, List<Node> nodes, Node reader) {
    public Community {
        nodes = List.copyOf(nodes);
    }

    /** A single node that is there already, and both pushes and pulls. */
    public static Community of(String token) {
        var node = new Node("", "given", token);
        return new Community("the given node's tenant", List.of(node), node);
    }
}
