package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Nothing here touches the mouse. */
@ExtendWith(ConsoleExtension.class)
class KeyboardIT {
    private static final String NAME = "keyboard";
    private Console console;
    private Screen screen;

    @BeforeAll
    static void seed(Program server) {
        Seed.passwords(server, NAME);
    }

    /** The field for the key has the keyboard from the start. */
    @BeforeEach
    void enter(Program server, Console shown) {
        console = shown;
        screen = shown.screen();
        screen.field("API key");
        console.press(server.adminKey(), Keys.ENTER);
        screen.link(NAME);
    }

    /** Goes on with the tab key until {@code name}; every stop on the way must show that it is one. */
    private List<String> tabTo(String name) {
        List<String> stops = new ArrayList<>();
        while (!stops.contains(name)) {
            assertThat(stops).as("way to " + name).hasSizeLessThan(60);
            console.press(Keys.TAB);
            WebElement stop = console.focused();
            stops.add(stop.getAccessibleName());
            assertThat(stop.getCssValue("outline-style"))
                    .as("outline of " + stops.getLast())
                    .isEqualTo("solid");
            assertThat(stop.getCssValue("outline-width"))
                    .as("outline of " + stops.getLast())
                    .isNotEqualTo("0px");
        }
        return stops;
    }

    @Test
    void theOrderOfTheTabKeyIsTheOrderOfThePage() {
        console.driver().navigate().refresh();
        screen.link(NAME);

        assertThat(tabTo(NAME))
                .containsSubsequence(
                        "Skip to content",
                        "Embedsmith",
                        "Collections",
                        "Models",
                        "Evaluations",
                        "Jobs",
                        "Keys",
                        "中文",
                        "Create collection",
                        NAME);
    }

    @Test
    void theSkipLinkLeadsPastTheHeader() {
        console.driver().navigate().refresh();
        screen.link(NAME);
        tabTo("Skip to content");
        console.press(Keys.ENTER);

        assertThat(tabTo("Create collection")).containsExactly("Create collection");
    }

    @Test
    void aCollectionIsMadeAndSearchedByKeys() {
        tabTo("Create collection");
        console.press(Keys.ENTER);
        screen.within(Role.DIALOG, "Create collection").field("BAAI/");
        screen.until(
                "the name has not the keyboard",
                () -> console.focused().getAccessibleName().equals("Name") ? true : null);
        console.press("by-keys", Keys.ENTER);
        screen.sees("Collection by-keys is ready for documents.");

        console.press("gc");
        screen.link("by-keys");
        tabTo(NAME);
        console.press(Keys.ENTER);
        screen.field("Query");
        console.press("/");
        screen.until(
                "the query has not the keyboard",
                () -> console.focused().getAccessibleName().equals("Query") ? true : null);
        console.press("password", Keys.ENTER);
        screen.find(Role.RESULT, "Result 2:");
        console.press(Keys.ARROW_DOWN);
        assertThat(console.focused().getAccessibleName()).startsWith("Result 1:");
        console.press(Keys.ARROW_DOWN);
        assertThat(console.focused().getAccessibleName()).startsWith("Result 2:");
    }

    @Test
    void lettersLeadToThePages() {
        for (List<String> way : List.of(
                List.of("gm", "Models"), List.of("gj", "Jobs"), List.of("gk", "Keys"), List.of("gc", "Collections"))) {
            console.press(way.getFirst());
            screen.until(way + " leads elsewhere", () -> console.place().equals(way.getLast()) ? true : null);
        }
        console.press("?");
        screen.within(Role.DIALOG, "Keyboard shortcuts").sees("Go to the query");
        console.press(Keys.ESCAPE);
        screen.hasNo(Role.DIALOG, "Keyboard shortcuts");
    }

    @Test
    void aDialogKeepsTheKeyboardAndGivesItBack() {
        tabTo("Create collection");
        console.press(Keys.ENTER);
        screen.within(Role.DIALOG, "Create collection").field("BAAI/");

        for (int stop = 0; stop < 30; stop++) {
            console.press(Keys.TAB);
            // After the last stop the browser's own controls may have it, which a page sees as its body.
            assertThat(
                            console.driver()
                                    .executeScript(
                                            "return document.activeElement === document.body || document.activeElement.closest('dialog') !== null"))
                    .isEqualTo(true);
        }
        console.press(Keys.ESCAPE);
        screen.hasNo(Role.DIALOG, "Create collection");
        assertThat(console.focused().getAccessibleName()).isEqualTo("Create collection");
    }
}
