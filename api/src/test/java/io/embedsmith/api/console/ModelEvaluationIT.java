package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** From two models and two tasks to a leaderboard, a comparison and a recommendation. */
@ExtendWith(ConsoleExtension.class)
class ModelEvaluationIT {
    private static final String CHINESE = "bge-small-zh-v1.5-int8";
    private static final String ENGLISH = "all-minilm-l6-v2";

    private Screen screen;

    @BeforeEach
    void enter(Program server, Console console) {
        console.enter(server.adminKey());
        screen = console.screen();
        screen.link("Evaluations").click();
    }

    private Screen formOf(String opener) {
        screen.button(opener).click();
        Screen form = screen.within(Role.DIALOG, opener);
        form.field(CHINESE).click();
        form.field(ENGLISH).click();
        form.field("Tasks").sendKeys("own");
        form.field("OwnPairs").click();
        form.field("OwnAnswers").click();
        form.sees("2 chosen");
        return form;
    }

    private void seesCanvas(Console console) {
        screen.until(
                "nothing is drawn",
                () -> console.driver().findElements(By.tagName("canvas")).isEmpty() ? null : true);
    }

    @Test
    void modelsAreMeasuredRankedAndCompared(Console console) {
        formOf("New evaluation").button("Measure").click();

        screen.sees("Leaderboard");
        screen.until(
                "the scores are not there",
                () -> screen.within(Role.REGION, "Leaderboard").text().contains("…") ? null : true);
        assertThat(screen.within(Role.REGION, "Leaderboard").text()).contains(CHINESE, ENGLISH, "OwnPairs");
        screen.button("Markdown");
        screen.button("MTEB (ZIP)").click();

        new Select(screen.field("Model A")).selectByVisibleText(ENGLISH);
        new Select(screen.field("Model B")).selectByVisibleText(CHINESE);
        screen.button("Compare").click();
        screen.sees("A " + ENGLISH + " and B " + CHINESE);
        screen.within(Role.REGION, "Tasks compared").sees("ndcg_at_10");
        seesCanvas(console);
        new Select(screen.field("Task")).selectByVisibleText("OwnAnswers");
        screen.sees("4 items.");
        screen.sees("what is there for lunch");
        screen.sees("买错了能退吗");
    }

    @Test
    void aModelIsMeasuredWithARerankerBehindIt() {
        screen.button("New evaluation").click();
        Screen form = screen.within(Role.DIALOG, "New evaluation");
        form.field(CHINESE).click();
        form.field("Tasks").sendKeys("own");
        form.field("OwnAnswers").click();
        new Select(form.field("Reranker")).selectByVisibleText(Api.RERANKER);
        form.button("Measure").click();

        screen.within(Role.REGION, "Leaderboard").sees(CHINESE + "+" + Api.RERANKER);
        new Select(screen.field("Model B")).selectByVisibleText(CHINESE + "+" + Api.RERANKER);
    }

    @Test
    void aModelIsRecommendedByJudgedQueries(Program server) throws InterruptedException {
        Seed.passwords(server, "own-questions");
        Seed.judged(server, "own-questions");
        screen.button("Which model?").click();
        Screen form = screen.within(Role.DIALOG, "Which model?");
        form.field(CHINESE).click();
        new Select(form.field("Passages of a collection")).selectByVisibleText("own-questions");
        new Select(form.field("Judged queries of the collection")).selectByIndex(1);
        form.button("Weigh them").click();

        screen.sees("Quality on own-questions-faq");
        screen.sees("Take " + CHINESE);
    }

    @Test
    void aModelIsRecommendedWithReasons(Console console) {
        formOf("Which model?").button("Weigh them").click();

        screen.sees("Quality against speed");
        screen.sees("Its quality");
        assertThat(screen.within(Role.REGION, "Models side by side").text())
                .contains(CHINESE, ENGLISH, "on the front", "Recommended", "tokens/s");
        seesCanvas(console);
        console.driver().navigate().back();
        screen.link("Evaluations");
        screen.sees("Recommended");
    }

    @Test
    void aTaskWithoutDataCannotBeChosenAndNothingCannotBeMeasured() {
        screen.button("New evaluation").click();
        Screen form = screen.within(Role.DIALOG, "New evaluation");
        form.field("Tasks").sendKeys("lost");
        assertThat(form.field("Lost").isEnabled()).isFalse();
        form.sees("its data are not here");
        assertThat(form.button("Measure").isEnabled()).isFalse();
        form.field(CHINESE).click();
        assertThat(form.button("Measure").isEnabled()).isFalse();
    }

    @Test
    void theWholeWayByKeys(Console console) {
        console.press("ge");
        screen.button("New evaluation").sendKeys(Keys.ENTER);
        Screen form = screen.within(Role.DIALOG, "New evaluation");
        form.field(CHINESE).sendKeys(Keys.SPACE);
        form.field("OwnPairs").sendKeys(Keys.SPACE);
        form.button("Measure").sendKeys(Keys.ENTER);

        screen.sees("Leaderboard");
        screen.within(Role.REGION, "Leaderboard").sees("0.");
    }
}
