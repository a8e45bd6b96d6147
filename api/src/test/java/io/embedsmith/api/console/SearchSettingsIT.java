package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** Every setting of the search changes what is found, at once. */
@ExtendWith(ConsoleExtension.class)
class SearchSettingsIT {
    private static final String NAME = "settings";
    private SearchPage page;

    @BeforeAll
    static void seed(Program server) {
        Seed.passwords(server, NAME);
    }

    @BeforeEach
    void search(Program server, Console console) {
        console.enter(server.adminKey());
        console.screen().link(NAME).click();
        page = console.collection(NAME).search("password");
        page.result(1, result -> !result.marked().isEmpty());
    }

    @Test
    void theBalanceMovesTheContributions(Console console) {
        page.slide("Balance", Keys.HOME);
        console.screen().sees("0% meaning, 100% keywords");
        Result byWords = page.result(1, result -> result.meaning().startsWith("+0.000"));
        assertThat(byWords.keywords()).startsWith("+1.000");

        page.slide("Balance", Keys.END);
        console.screen().sees("100% meaning, 0% keywords");
        Result byMeaning = page.result(1, result -> result.meaning().startsWith("+1.000"));
        assertThat(byMeaning.score()).isEqualTo("1.000");
    }

    @Test
    void aRerankerPutsThePassagesInOrderAndSaysWhereTheyStoodBefore(Console console) {
        Select rerankers = new Select(console.screen().field("Reranker"));
        rerankers.selectByVisibleText(Api.RERANKER);
        console.screen().sees("score: reranker");
        page.list().sees("Before the reranker: rank 1, score");
        assertThat(page.results()).isEqualTo(4);
        assertThat(console.driver().getCurrentUrl()).contains("rerank=" + Api.RERANKER);

        rerankers.selectByVisibleText("none");
        console.screen().sees("score: fusion of the signals");
    }

    @Test
    void theThresholdCutsAndSaysWhenItCutsEverything(Console console) {
        int before = page.results();
        assertThat(before).isEqualTo(4);

        page.slide("Threshold", Keys.ARROW_RIGHT, Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP);
        console.screen().sees("≥ 0.3");
        console.screen().until("no result was cut", () -> page.results() < before ? true : null);

        page.by("Meaning");
        page.slide("Threshold", Keys.END);
        console.screen().sees("No results");
        console.screen().sees("The threshold cuts everything. Lower it.");
        console.screen().button("Turn the threshold off").click();
        page.result(4, result -> true);
    }

    @Test
    void theDepthLimitsTheCandidates(Console console) {
        console.screen().sees("100 candidates");

        page.slide("Depth", Keys.HOME);

        console.screen().sees("10 candidates");
        page.settled();
        assertThat(page.results()).isEqualTo(4);
    }

    @Test
    void aFilterLetsOnlyItsDocumentsThrough(Console console) {
        Screen screen = console.screen();
        screen.button("Filter").click();
        screen.button("Condition").click();
        screen.field("Field").sendKeys("lang");
        screen.field("Value").sendKeys("zh");

        Result only = page.result(1, result -> result.text().contains("找回密码"));
        screen.until("the filter lets others through", () -> page.results() == 1 ? true : null);
        assertThat(only.marked()).isEmpty();

        new Select(screen.field("Operator")).selectByVisibleText("is any of");
        screen.field("Values, separated by commas").sendKeys(Keys.chord(Keys.CONTROL, "a"), "fr, de");
        screen.sees("The filter lets no matching passage through.");
    }

    @Test
    void aClickOnMetadataFilters(Console console) {
        Screen screen = console.screen();
        screen.within(Role.RESULT, "Result 2:").button("Filter by year: 2024").click();

        screen.until("others are shown", () -> page.results() == 1 ? true : null);
        assertThat(page.result(1).text()).contains("never on paper");
    }

    @Test
    void theAddressHoldsTheWholeSearch(Console console) {
        page.by("Keywords");
        page.slide("Depth", Keys.HOME);
        console.screen().sees("10 candidates");
        int found = page.results();

        console.driver().navigate().refresh();

        page.result(1, result -> !result.marked().isEmpty());
        assertThat(page.results()).isEqualTo(found);
        assertThat(console.screen().button("Keywords").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(console.screen().field("Query").getDomProperty("value")).isEqualTo("password");
    }

    @Test
    void theMapAndTheCommandShowTheSameSearch(Console console) {
        Screen screen = console.screen();
        screen.button("Map of the signals").click();
        screen.until(
                "no chart is drawn",
                () -> console.driver().findElements(By.tagName("canvas")).isEmpty() ? null : true);

        screen.button("The same from a terminal").click();
        screen.sees("./embedsmith search --collection settings --mode hybrid --k 10 password");
    }
}
