package io.tributary.gateway.docs;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Pages for people, none of which reaches for any other host: the API's description, and the
 * conflicts that wait for somebody.
 */
public final class DocsRoutes {
    private static final String OWN = "io/tributary/gateway/docs/";
    private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/5.30.0/";
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType(
            "text/javascript;charset=UTF-8");
    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String STRICT = "default-src 'self'; img-src 'self' data:;"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    /** Swagger UI writes styles into its elements. */
    private static final String INLINE_STYLES = STRICT + "; style-src 'self' 'unsafe-inline'";

    private DocsRoutes() {}

    public static RouterFunction<ServerResponse> of() {
        return route()
                .GET("/v1/openapi.json",
                        file(OWN + "openapi.json", MediaType.APPLICATION_JSON, STRICT))
                .GET("/docs", file(OWN + "docs.html", PAGE, INLINE_STYLES))
                .GET("/docs/docs.js", file(OWN + "docs.js", SCRIPT, STRICT))
                .GET("/docs/swagger-ui.css", file(SWAGGER + "swagger-ui.css", CSS, STRICT))
                .GET("/docs/swagger-ui-bundle.js",
                        file(SWAGGER + "swagger-ui-bundle.js", SCRIPT, STRICT))
                .GET("/conflicts", file(OWN + "conflicts.html", PAGE, STRICT))
                .GET("/conflicts/conflicts.js", file(OWN + "conflicts.js", SCRIPT, STRICT))
                .GET("/conflicts/conflicts.css", file(OWN + "conflicts.css", CSS, STRICT))
                .build();
    }

    private static HandlerFunction<ServerResponse> file(String path, MediaType type,
            String contentPolicy) {
        var resource = new ClassPathResource(path);
        if (!resource.exists()) {
            throw new IllegalStateException("not on the class path: " + path);
        }
        return _ -> ServerResponse.ok().contentType(type)
                .header("Cache-Control", "max-age=3600")
                .header("Content-Security-Policy", contentPolicy)
                .header("X-Content-Type-Options", "nosniff").bodyValue(resource);
    }
}
