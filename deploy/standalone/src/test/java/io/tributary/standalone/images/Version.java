package io.tributary.standalone.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** The version that this build makes. */
final class Version {
    private static final Pattern OF_PARENT = Pattern.compile(
            "<artifactId>tributary</artifactId>\\s*<version>([^<]+)</version>");

    private Version() {}

    static String ofTheHub() {
        try {
            var pom = OF_PARENT.matcher(Files.readString(Dockerfile.ROOT.resolve("pom.xml")));
            if (!pom.find()) {
                throw new IllegalStateException("no version in pom.xml");
            }
            return pom.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
