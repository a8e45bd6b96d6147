package io.embedsmith.api.console;

import io.embedsmith.api.console.Words.Language;
import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** Every screen, in both languages and both colour schemes, breaks no rule that axe-core knows. */
@ExtendWith(ConsoleExtension.class)
class AccessibilityIT {
    private static final String NAME = "a11y";
    private static final int SCREENS = 25;

    @TempDir
    private static Path files;

    private static String evaluation;
    private static String advice;
    private static String training;

    private Console console;
    private Screen screen;
    private Accessibility accessibility;
    private Language language;

    @BeforeAll
    static void seed(Program server) throws IOException, InterruptedException {
        Seed.passwords(server, NAME);
        Seed.judged(server, NAME);
        evaluation = Seed.measured(server);
        advice = Seed.advised(server);
        training = Seed.trained(server);
        server.run("ingest", "--collection", NAME, Samples.broken(files).toString());
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, light", "ENGLISH, dark", "CHINESE, light", "CHINESE, dark"})
    void noScreenBreaksARule(Language spoken, String theme, Program server, Console shown) throws IOException {
        console = shown;
        screen = shown.screen();
        accessibility = new Accessibility(shown);
        language = spoken;
        console.driver().executeScript("localStorage.setItem('embedsmith.theme', arguments[0])", theme);
        console.driver().navigate().refresh();
        if (language == Language.CHINESE) {
            screen.button(Words.SWITCH.in(language)).click();
        }

        entrance(server);
        collections();
        search();
        documents();
        evaluation();
        settings();
        models();
        evaluations();
        others();
        accessibility.assertNone(SCREENS);
    }

    private void entrance(Program server) {
        screen.field(say(Words.API_KEY));
        accessibility.check("entrance");
        screen.field(say(Words.API_KEY)).sendKeys(server.adminKey(), Keys.ENTER);
        screen.link(NAME);
    }

    private void collections() {
        accessibility.check("collections");
        screen.button(say(Words.CREATE_COLLECTION)).click();
        Screen form = screen.within(Role.DIALOG, say(Words.CREATE_COLLECTION));
        form.field("BAAI/bge-small-zh-v1.5");
        form.button(say(Words.SPLITTING)).click();
        accessibility.check("form of a collection");
        console.press(Keys.ESCAPE);
    }

    private void search() {
        console.open("#/collections/a11y/search");
        screen.field(say(Words.QUERY)).sendKeys("password", Keys.ENTER);
        screen.button(say(Words.FILTER)).click();
        screen.button(say(Words.CONDITION)).click();
        screen.button(say(Words.MAP)).click();
        accessibility.check("results");
        console.open("#/collections/a11y/search?q=password&threshold=1");
        screen.sees(say(Words.NO_RESULTS));
        accessibility.check("no results");
    }

    private void documents() throws IOException {
        console.open("#/collections/a11y/documents");
        screen.sees("broken.pdf");
        screen.field(say(Words.CHOOSE_FILES)).sendKeys(Samples.rules(files).toString());
        screen.button(say(Words.PREVIEW)).click();
        screen.within(Role.DIALOG, say(Words.PASSAGES)).sees(Samples.TRAVEL);
        accessibility.check("preview");
        console.press(Keys.ESCAPE);
        accessibility.check("documents");
        screen.link("reset.md").click();
        screen.sees("Who forgot the password");
        accessibility.check("passages");
    }

    private void evaluation() {
        console.open("#/collections/a11y/evaluation");
        screen.sees("AUC");
        screen.sees(say(Words.NO_CHANGE));
        accessibility.check("evaluation");
        screen.button(say(Words.IMPORT)).click();
        screen.within(Role.DIALOG, say(Words.IMPORT_INTO));
        accessibility.check("import of judgements");
        console.press(Keys.ESCAPE);
        console.open("#/collections/a11y/search?q=password");
        new Select(screen.field(say(Words.JUDGE_FOR))).selectByVisibleText("faq");
        screen.field(say(Words.GRADE));
        accessibility.check("judging");
    }

    private void settings() {
        console.open("#/collections/a11y/settings");
        screen.button(say(Words.DELETE_COLLECTION));
        accessibility.check("settings");
        screen.button(say(Words.DELETE_COLLECTION)).click();
        screen.within(Role.DIALOG, say(Words.DELETE_WHAT)).button(say(Words.DELETE_COLLECTION));
        accessibility.check("confirmation");
        console.press(Keys.ESCAPE);
    }

    private void models() {
        screen.link(say(Words.MODELS)).click();
        screen.button(say(Words.MODEL_CARD)).click();
        accessibility.check("models");
        screen.button(say(Words.FINE_TUNE)).click();
        Screen form = screen.within(Role.DIALOG, say(Words.FINE_TUNE));
        form.button(say(Words.MORE_SETTINGS)).click();
        accessibility.check("form of a training");
        console.press(Keys.ESCAPE);
        console.open("#/models/trainings/" + training);
        screen.find(Role.REGION, say(Words.CURVES));
        accessibility.check("training");
    }

    private void evaluations() {
        screen.link(say(Words.EVALUATIONS)).click();
        screen.button(say(Words.WHICH_MODEL));
        screen.sees("OwnPairs, OwnAnswers");
        accessibility.check("evaluations");
        screen.button(say(Words.WHICH_MODEL)).click();
        screen.within(Role.DIALOG, say(Words.WHICH_MODEL)).field("OwnAnswers");
        accessibility.check("form of an evaluation");
        console.press(Keys.ESCAPE);
        console.open("#/evaluations/" + evaluation);
        screen.sees(say(Words.ITEM_BY_ITEM));
        accessibility.check("comparison of models");
        console.open("#/evaluations/advice/" + advice);
        screen.sees(say(Words.QUALITY_AND_SPEED));
        accessibility.check("advice");
    }

    private void others() {
        screen.link(say(Words.JOBS)).click();
        screen.link(NAME);
        accessibility.check("jobs");
        screen.link(say(Words.KEYS)).click();
        screen.button(say(Words.CREATE_KEY)).click();
        screen.within(Role.DIALOG, say(Words.CREATE_KEY));
        accessibility.check("form of a key");
        console.press(Keys.ESCAPE);
        accessibility.check("keys");
        screen.button(say(Words.ACCOUNT)).click();
        accessibility.check("account");
        screen.button(say(Words.SHORTCUTS)).click();
        screen.within(Role.DIALOG, say(Words.SHORTCUTS));
        accessibility.check("shortcuts");
    }

    private String say(Words words) {
        return words.in(language);
    }
}
