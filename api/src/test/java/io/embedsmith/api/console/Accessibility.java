package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe-core, the usual checker of the rules for accessible pages, says about the page as it is now. */
final class Accessibility {
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ["violations"]}).then(
                ({violations}) => done(violations.map(({impact, id, help, nodes}) =>
                    `${impact} ${id}: ${help}\\n` + nodes.map(({html, failureSummary}) => `  ${html}\\n  ${failureSummary}`).join("\\n"))),
                (cause) => done(["axe did not run: " + cause]));
            """;

    private final ChromeDriver driver;
    private final String axe;
    private final List<String> breaches = new ArrayList<>();
    private int checked;

    Accessibility(Console console) {
        this.driver = console.driver();
        this.axe = script();
    }

    private static String script() {
        try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes every breach of a rule, light ones too. */
    void check(String where) {
        if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
            driver.executeScript(axe);
        }
        for (Object breach : (Iterable<?>) driver.executeAsyncScript(RUN)) {
            breaches.add(where + ": " + breach);
        }
        checked++;
    }

    /** Fails if anything was noted, or if fewer screens were seen than there are. */
    void assertNone(int screens) {
        assertThat(breaches).isEmpty();
        assertThat(checked).as("screens checked").isEqualTo(screens);
    }
}
