package io.tributary.gateway.runtime;

import io.tributary.gateway.access.AdminAccess;
import io.tributary.gateway.access.Callers;
import io.tributary.gateway.access.Registry;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.admin.RegistryLog;
import io.tributary.gateway.fleet.VehicleRoutes;
import io.tributary.gateway.fleet.admin.OwnerAdminHandler;
import io.tributary.gateway.fleet.admin.VehicleEnrollment;
import io.tributary.gateway.fleet.admin.VehicleAdminHandler;
import io.tributary.gateway.fleet.admin.VehicleAdminRoutes;
import io.tributary.gateway.fleet.live.LiveHandler;
import io.tributary.gateway.fleet.live.LiveRoutes;
import io.tributary.gateway.fleet.live.Lives;
import io.tributary.gateway.fleet.pull.FleetSettings;
import io.tributary.gateway.fleet.pull.ProgressView;
import io.tributary.gateway.fleet.pull.PullCounts;
import io.tributary.gateway.fleet.pull.PullReport;
import io.tributary.gateway.fleet.pull.Puller;
import io.tributary.gateway.fleet.vehicle.KeyBox;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.gateway.fleet.viewer.OwnerLoginHandler;
import io.tributary.gateway.fleet.viewer.OwnerLoginRoutes;
import io.tributary.gateway.fleet.viewer.Viewers;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.gateway.login.Logins;
import io.tributary.gateway.login.Persons;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.gateway.pull.VehicleReads;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.topic.Topics;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** The dialect fleet: vehicles, those who pull them, and those who watch. */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {
    @Bean
    FleetSettings fleetSettings(GatewaySettings settings) {
        return settings.fleet();
    }

    @Bean
    KeyBox keyBox(GatewaySettings settings) {
        return new KeyBox(settings.tokenSecret());
    }

    @Bean
    Vehicles vehicles(FleetSettings settings, KeyBox keys) {
        return new Vehicles(settings.vehicle(), keys);
    }

    @Bean
    VehicleClient vehicleClient(Vehicles vehicles, FleetSettings settings) {
        return new VehicleClient(vehicles, settings.vehicle());
    }

    @Bean
    PullCounts pullCounts(FleetSettings settings) {
        return new PullCounts(settings);
    }

    @Bean
    PullReport pullReport(PullCounts counts, Registry registry, ProgressView progress,
            InstantSource clock) {
        return new PullReport(counts, registry.view(), progress::of, clock);
    }

    @Bean(destroyMethod = "")
    ProgressView progressView(Topics topics, KafkaClients clients) {
        return new ProgressView(topics.named(Topics.FLEET_PROGRESS), clients::consumer);
    }

    @Bean(destroyMethod = "")
    Puller puller(Topics topics, Registry registry, ProgressView progress, Vehicles vehicles,
            VehicleClient client, PullCounts counts, FleetSettings settings,
            KafkaClients clients, GatewaySettings gateway, InstantSource clock) {
        var instance = Objects.requireNonNull(gateway.instanceId());
        return new Puller(new Puller.Parts(topics, registry.view(), progress, vehicles, client,
                counts, settings, () -> clients.fleetMember(settings),
                () -> clients.fleetProducer(settings, topics.settings(), instance), clock));
    }

    @Bean
    Lives lives(VehicleClient client, Vehicles vehicles, FleetSettings settings,
            InstantSource clock) {
        return new Lives(client, vehicles, settings.live(), clock);
    }

    @Bean
    FleetRoutes fleetRoutes(Callers callers, Registry registry, RegistryLog log,
            ProgressView progress,
            Vehicles vehicles, Lives lives, VehicleReads reads, KeyBox keys, Scheduler oneByOne,
            OpenPulls open, Turnstile turnstile, Bodies bodies, Persons persons, Logins logins,
            GatewaySettings settings,
            InstantSource clock) {
        var view = registry.view();
        var json = new StrictJson(settings.http());
        var operators = new AdminAccess(callers, turnstile);
        var tokens = new LoginTokens(Protocol.FLEET, view, settings.tokenSecret(),
                settings.login().tokenLife(), clock);
        var viewers = new Viewers(view, callers, tokens, turnstile);
        var handler = new VehicleAdminHandler(view, progress,
                new VehicleEnrollment(view, log, vehicles, keys, clock), bodies, json, oneByOne,
                clock);
        return new FleetRoutes(VehicleAdminRoutes
                .of(handler, new OwnerAdminHandler(view, persons, bodies, json), operators)
                .and(OwnerLoginRoutes.of(new OwnerLoginHandler(logins, tokens, bodies, json)))
                .and(LiveRoutes.of(new LiveHandler(lives, view, viewers, open), viewers))
                .and(VehicleRoutes.of(reads, viewers, clock)));
    }
}
