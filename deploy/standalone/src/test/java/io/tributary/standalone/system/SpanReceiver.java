package io.tributary.standalone.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes spans by OTLP over HTTP, as a collector does, and keeps them. */
final class SpanReceiver implements AutoCloseable {
    private static final String PATH = "/v1/traces";

    private final HttpServer server;
    private final Queue<Received> spans = new ConcurrentLinkedQueue<>();

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    /** A span and the application that made it. */
    record Received(String service, Span span) {
        String id() {
            return HexFormat.of().formatHex(span.getSpanId().toByteArray());
        }

        String parent() {
            return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
        }

        String trace() {
            return HexFormat.of().formatHex(span.getTraceId().toByteArray());
        }

        /** Empty if it has none of this name. */
        String tag(String name) {
            return span.getAttributesList().stream().filter(tag -> tag.getKey().equals(name))
                    .map(tag -> tag.getValue().getStringValue()).findFirst().orElse("");
        }
    }

    static SpanReceiver start() {
        try {
            var server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new SpanReceiver(server);
            server.createContext(PATH, receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What makes the hub's applications send their spans here, soon after they end. */
    String[] settings() {
        return new String[]{
                "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                        + server.getAddress().getPort() + PATH,
                "--management.opentelemetry.tracing.export.schedule-delay=200ms"};
    }

    /** The spans of a trace that have come so far. */
    List<Received> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList()
                    .forEach(resource -> {
                        var service = resource.getResource().getAttributesList().stream()
                                .filter(tag -> tag.getKey().equals("service.name"))
                                .map(tag -> tag.getValue().getStringValue()).findFirst()
                                .orElseThrow();
                        resource.getScopeSpansList().forEach(scope -> scope.getSpansList()
                                .forEach(span -> spans.add(new Received(service, span))));
                    });
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
