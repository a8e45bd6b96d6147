package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ConsoleExtension.class)
class NarrowScreenIT {
    private static final int PHONE = 390;
    private static final List<String> PAGES = List.of(
            "#/collections",
            "#/collections/narrow/search?q=password",
            "#/collections/narrow/documents",
            "#/collections/narrow/documents/reset.md",
            "#/collections/narrow/settings",
            "#/models",
            "#/evaluations",
            "#/jobs",
            "#/keys");

    @Test
    void noPageIsWiderThanAPhone(Program server, Console console) throws InterruptedException {
        Seed.passwords(server, "narrow");
        String measured = "#/evaluations/" + Seed.measured(server);
        String advised = "#/evaluations/advice/" + Seed.advised(server);
        console.enter(server.adminKey());
        console.screen().link("narrow");
        console.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", PHONE, "height", 844, "deviceScaleFactor", 1, "mobile", true));

        for (String page :
                Stream.concat(PAGES.stream(), Stream.of(measured, advised)).toList()) {
            console.open(page);
            console.screen().find(Role.HEADING, "");
            console.screen().hasNo(Role.WAITING, "Loading");
            assertThat(((Number) console.driver().executeScript("return document.documentElement.scrollWidth"))
                            .intValue())
                    .as("width of " + page)
                    .isLessThanOrEqualTo(PHONE);
        }
    }
}
