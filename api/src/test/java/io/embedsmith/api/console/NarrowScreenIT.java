package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.util.List;
import java.util.Map;
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
            "#/jobs",
            "#/keys");

    @Test
    void noPageIsWiderThanAPhone(Program server, Console console) {
        Seed.passwords(server, "narrow");
        console.enter(server.adminKey());
        console.screen().link("narrow");
        console.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", PHONE, "height", 844, "deviceScaleFactor", 1, "mobile", true));

        for (String page : PAGES) {
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
