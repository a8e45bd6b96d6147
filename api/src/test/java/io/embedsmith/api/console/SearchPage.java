package io.embedsmith.api.console;

import java.util.function.Predicate;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The search of a collection. */
final class SearchPage {
    private final Screen screen;

    SearchPage(Console console) {
        this.screen = console.screen();
    }

    void ask(String query) {
        WebElement field = screen.field("Query");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), query, Keys.ENTER);
        settled();
    }

    /** Searches by Hybrid, Meaning or Keywords. */
    void by(String mode) {
        screen.button(mode).click();
        screen.until(
                mode + " is not chosen",
                () -> "true".equals(screen.button(mode).getDomAttribute("aria-pressed")) ? true : null);
        settled();
    }

    /** Moves a slider by keys. */
    void slide(String label, CharSequence... keys) {
        screen.field(label).sendKeys(keys);
    }

    /** The result of that rank, once it is as wanted. */
    Result result(int rank, Predicate<Result> wanted) {
        return screen.until("result " + rank + " is not as wanted", () -> {
            Result now = result(rank);
            return wanted.test(now) ? now : null;
        });
    }

    Result result(int rank) {
        return Result.of(screen.find(Role.RESULT, "Result " + rank + ":"));
    }

    /** How many results there are. */
    int results() {
        return screen.count(Role.RESULT);
    }

    Screen list() {
        return screen.within(Role.REGION, "Results");
    }

    /** Waits until the answer to what is asked now is there. */
    void settled() {
        screen.until(
                "the search does not end",
                () -> "false".equals(screen.find(Role.REGION, "Results").getDomAttribute("aria-busy")) ? true : null);
    }
}
