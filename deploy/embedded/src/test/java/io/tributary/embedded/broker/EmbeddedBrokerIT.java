package io.tributary.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.embedded.ChildJvm;
import io.tributary.embedded.machine.CannotStartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    Path folder;

    @Test
    void dataOffsetsAndClusterIdStayAcrossARestart() throws Exception {
        String cluster;
        try (var broker = start()) {
            var talk = Talk.to(broker).createTopic().commit("one", "two");
            assertThat(talk.read("reader", 2)).containsExactly("one", "two");
            cluster = talk.clusterId();
        }

        try (var broker = start()) {
            var talk = Talk.to(broker).commit("three");
            assertThat(talk.read("reader", 1)).containsExactly("three");
            assertThat(talk.read("newcomer", 3)).containsExactly("one", "two", "three");
            assertThat(talk.clusterId()).isEqualTo(cluster);
        }
    }

    @Test
    void anAbortedTransactionIsNeverRead() throws Exception {
        try (var broker = start()) {
            var talk = Talk.to(broker).createTopic();
            try (var producer = talk.transactions("aborter")) {
                producer.beginTransaction();
                Talk.send(producer, "undone");
                producer.abortTransaction();
            }
            talk.commit("done");

            assertThat(talk.read("reader", 1)).containsExactly("done");
        }
    }

    @Test
    void twoBrokersLiveInOneJvm(@TempDir Path otherFolder) throws Exception {
        try (var one = start(); var other = EmbeddedBroker.start(BrokerSettings.in(otherFolder))) {
            Talk.to(one).createTopic().commit("one");
            Talk.to(other).createTopic().commit("other");

            assertThat(Talk.to(one).read("reader", 1)).containsExactly("one");
            assertThat(Talk.to(other).read("reader", 1)).containsExactly("other");
            assertThat(Talk.to(one).clusterId()).isNotEqualTo(Talk.to(other).clusterId());
        }
    }

    @Test
    void whatWasCommittedSurvivesAKill() throws Exception {
        try (var child = ChildJvm.running(BrokerChild.class, folder.toString())) {
            var talk = new Talk(child.said("listening on ")).createTopic().commit("one", "two");
            var producer = talk.transactions("victim");
            producer.beginTransaction();
            Talk.send(producer, "unfinished");
            producer.flush();
            child.kill();
            producer.close(Duration.ZERO); // there is nobody left to end the transaction with
        }

        try (var broker = start()) {
            var talk = Talk.to(broker);
            talk.transactions("victim").close(); // which ends what the victim left open
            talk.commit("three");

            assertThat(talk.read("reader", 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void aTakenPortIsToldInOneLine() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = BrokerSettings.in(folder).withPort(other.getLocalPort());

            assertThatThrownBy(() -> EmbeddedBroker.start(settings)).isInstanceOf(
                    CannotStartException.class)
                    .hasMessage(
                            "Kafka cannot listen on 127.0.0.1:%d: the port is taken by another program",
                            other.getLocalPort());
        }
    }

    @Test
    void aFixedPortIsFreeAgainForTheNextStart() {
        int port;
        try (var broker = start()) {
            port = broker.port();
        }

        try (var broker = EmbeddedBroker.start(BrokerSettings.in(folder).withPort(port))) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    @Test
    void aSecondBrokerOnTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var broker = start()) {
            assertThatThrownBy(this::start).isInstanceOf(CannotStartException.class)
                    .hasMessageStartingWith("another hub's Kafka is already running on ");

            assertThat(Talk.to(broker).createTopic().commit("one").read("reader", 1))
                    .containsExactly("one");
        }
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(BrokerSettings.in(folder));
    }
}
