package io.tributary.gateway.docs;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The API's description, and a page that makes it readable without reaching for any other host. */
public final class DocsRoutes {
    private static final String OWN = "io/tributary/gateway/docs/";
    private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/5.30.0/";
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType(
            "text/javascript;charset=UTF-8");
    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private DocsRoutes() {}

    public static RouterFunction<ServerResponse> of() {
        return route()
                .GET("/v1/openapi.json", file(OWN + "openapi.json", MediaType.APPLICATION_JSON))
                .GET("/docs", file(OWN + "docs.html", PAGE))
                .GET("/docs/docs.js", file(OWN + "docs.js", SCRIPT))
                .GET("/docs/swagger-ui.css", file(SWAGGER + "swagger-ui.css", CSS))
                .GET("/docs/swagger-ui-bundle.js", file(SWAGGER + "swagger-ui-bundle.js", SCRIPT))
                .build();
    }

    private static HandlerFunction<ServerResponse> file(String path, MediaType type) {
        var resource = new ClassPathResource(path);
        if (!resource.exists()) {
            throw new IllegalStateException("not on the class path: " + path);
        }
        return _ -> ServerResponse.ok().contentType(type)
                .header("Cache-Control", "max-age=3600")
                .header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:;"
                        + " style-src 'self' 'unsafe-inline'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff").bodyValue(resource);
    }
}
