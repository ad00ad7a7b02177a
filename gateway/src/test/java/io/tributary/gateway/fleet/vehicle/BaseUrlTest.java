package io.tributary.gateway.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    private static final List<String> SCHEMES = List.of("http", "https");

    @ParameterizedTest
    @CsvSource({"http://10.8.0.7:8001, http://10.8.0.7:8001",
            "https://truck-7.example.com/, https://truck-7.example.com",
            "http://10.8.0.7:8001/v/7/, http://10.8.0.7:8001/v/7",
            "http://[fd00::7]:8001, http://[fd00::7]:8001"})
    void aVehicleHasASchemeAHostAndPerhapsAPortAndAPath(String text, String url) {
        assertThat(BaseUrl.parse(text, SCHEMES)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // other schemes
            "ftp://10.8.0.7", "file:///etc/passwd", "gopher://10.8.0.7", "10.8.0.7:8001",
            "//10.8.0.7", "",
            // something hidden
            "http://user@10.8.0.7", "http://10.8.0.7@169.254.169.254", "http://10.8.0.7?x=1",
            "http://10.8.0.7#x", "http://10.8.0.7 .example.com", "http://10.8.0.7\\@127.0.0.1",
            "http://", "http:///status", "http://10.8.0.7:0", "http://10.8.0.7:99999",
            // an address in another guise
            "http://2130706433", "http://0x7f000001", "http://0177.0.0.1", "http://127.1",
            "http://127.0.0.01", "http://0x7f.0.0.1", "http://1.2.3.4.5", "http://256.1.1.1",
            "http://127.0.0.1.", "http://example.127"})
    void whatCouldBeReadInTwoWaysIsRefused(String text) {
        assertThatThrownBy(() -> BaseUrl.parse(text, SCHEMES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheGivenSchemesAreTaken() {
        assertThatThrownBy(() -> BaseUrl.parse("http://10.8.0.7", List.of("https")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressWhereNoVehicleMayBeIsSeenBeforeItIsAsked() {
        var networks = new Networks(List.of("0.0.0.0/0", "::/0"));

        assertThat(BaseUrl.isForbidden(URI.create("http://169.254.169.254"), networks)).isTrue();
        assertThat(BaseUrl.isForbidden(URI.create("http://[::1]"), networks)).isTrue();
        assertThat(BaseUrl.isForbidden(URI.create("http://[::ffff:7f00:1]"), networks)).isTrue();
        assertThat(BaseUrl.isForbidden(URI.create("http://8.8.8.8"), networks)).isFalse();
        assertThat(BaseUrl.isForbidden(URI.create("http://localhost"), networks)).isFalse();
    }
}
