package io.tributary.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Takes the tokens of an issuer: JWTs for this hub, in time, signed with a key that the issuer
 * publishes. The keys are kept, also while the issuer can't be reached. Checking may wait for them,
 * so it has threads of its own; no other caller waits for an issuer.
 */
public final class Issuer implements AutoCloseable {
    /** How each JWT begins: a JSON object in Base64. */
    private static final String BEGINNING = "eyJ";

    private final IssuerClaims claims;
    private final DefaultJWTProcessor<SecurityContext> processor;
    private final Scheduler threads;

    public Issuer(RegistryView registry, IssuerSettings settings) {
        claims = new IssuerClaims(registry, settings);
        processor = processor(settings);
        threads = Schedulers.newBoundedElastic(settings.threads(), settings.waitingMax(),
                "issuer");
    }

    static boolean mayHaveMade(String token) {
        return token.startsWith(BEGINNING);
    }

    Mono<Identity> identity(String token) {
        return Mono.fromCallable(() -> processor.process(token, null)).subscribeOn(threads)
                .onErrorMap(Issuer::problem).map(claims::identity);
    }

    @Override
    public void close() {
        threads.dispose();
    }

    private static Throwable problem(Throwable error) {
        return switch (error) {
            case ParseException _ -> Bearer.refused();
            case BadJOSEException _ -> Bearer.refused();
            // Somebody tries unknown keys; the issuer is not asked for each of them.
            case RateLimitReachedException _ -> Bearer.refused();
            case KeySourceException _ -> unavailable("the keys of the token's issuer can't be had");
            case JOSEException _ -> Bearer.refused();
            case RejectedExecutionException _ -> unavailable("too many tokens wait to be checked");
            default -> error;
        };
    }

    private static ProblemException unavailable(String why) {
        return Problem.passing(ProblemCode.UNAVAILABLE, why).toException();
    }

    private static DefaultJWTProcessor<SecurityContext> processor(IssuerSettings settings) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        // Both names are in use; a token that was made for something else says so.
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT,
                new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(settings.algorithms().stream()
                .map(JWSAlgorithm::parse).collect(Collectors.toSet()), keys(settings)));
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.name()).build(),
                Set.of("sub", "exp"));
        verifier.setMaxClockSkew((int) settings.clockSkew().toSeconds());
        processor.setJWTClaimsSetVerifier(verifier);
        return processor;
    }

    private static JWKSource<SecurityContext> keys(IssuerSettings settings) {
        int timeout = (int) settings.keysTimeout().toMillis();
        URI url = Objects.requireNonNull(settings.keysUrl());
        try {
            return JWKSourceBuilder.<SecurityContext>create(url.toURL(),
                    new DefaultResourceRetriever(timeout, timeout,
                            (int) settings.keysMax().toBytes()))
                    .cache(settings.keysFor().toMillis(), 2L * timeout)
                    .refreshAheadCache(false)
                    .rateLimited(settings.keysPause().toMillis())
                    .outageTolerant(settings.keysOutageMax().toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("keysUrl is no address: " + url, e);
        }
    }
}
