package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** From a grade beside a result to a coefficient of the collection. */
@ExtendWith(ConsoleExtension.class)
class EvaluationIT {
    private static final String NAME = "evaluation";

    @TempDir
    private Path files;

    private Screen screen;

    @BeforeAll
    static void seed(Program server) {
        Seed.passwords(server, NAME);
    }

    @BeforeEach
    void enter(Program server, Console console) {
        console.enter(server.adminKey());
        screen = console.screen();
        screen.link(NAME);
        console.open("#/collections/" + NAME + "/evaluation");
    }

    private void create(String set) {
        screen.button("New evaluation set").click();
        Screen form = screen.within(Role.DIALOG, "New evaluation set");
        form.field("Name").sendKeys(set);
        form.button("Create").click();
        screen.hasNo(Role.DIALOG, "New evaluation set");
        screen.within(Role.REGION, "Evaluation set").sees("queries");
    }

    private void choose(String label, String option) {
        new Select(screen.field(label)).selectByVisibleText(option);
    }

    @Test
    void aGradeBesideAResultBringsTheQueryIntoTheSet(Console console) {
        create("clicked");
        console.open("#/collections/" + NAME + "/search");
        SearchPage page = console.collection(NAME).search("where does a password live");
        page.result(1);
        choose("Judge results for", "clicked");
        Screen first = screen.within(Role.RESULT, "Result 1:");
        new Select(first.field("Grade")).selectByVisibleText("2 · good answer");
        screen.sees("The grade is in clicked.");

        console.driver().navigate().refresh();
        choose("Judge results for", "clicked");
        screen.until(
                "the grade was not kept",
                () -> new Select(screen.within(Role.RESULT, "Result 1:").field("Grade"))
                                .getFirstSelectedOption()
                                .getText()
                                .startsWith("2")
                        ? true
                        : null);
        new Select(screen.within(Role.RESULT, "Result 1:").field("Grade")).selectByVisibleText("not judged");
        screen.sees("The grade is out of clicked.");

        console.open("#/collections/" + NAME + "/evaluation?set=clicked");
        screen.sees("1 query");
        screen.sees("0 with a right answer");
    }

    @Test
    void queriesAndTheirAnswersAreChangedByHand() {
        create("by-hand");
        screen.button("Queries of this set").click();
        screen.field("New query").sendKeys("where is the safe", Keys.ENTER);
        screen.button("Edit where is the safe").click();
        screen.field("Document key or passage id").sendKeys("safe.md", Keys.ENTER);
        screen.sees("1 with a right answer");

        screen.field("Text of the query").sendKeys(" with the passwords", Keys.ENTER);
        screen.link("where is the safe with the passwords");
        screen.sees("1 with a right answer");
        screen.button("Edit where is the safe with the passwords").click();
        new Select(screen.field("Grade of safe.md")).selectByVisibleText("0 · no answer");
        screen.sees("0 with a right answer");
        screen.button("Remove the grade of safe.md").click();
        screen.sees("0 grades");

        screen.button("Delete query where is the safe with the passwords").click();
        screen.sees("0 queries");
    }

    @Test
    void aGradeOfADocumentIsShownAndTakenBackBesideItsPassage(Console console) {
        create("documents");
        screen.button("Queries of this set").click();
        screen.field("New query").sendKeys("where does a password live", Keys.ENTER);
        screen.button("Edit where does a password live").click();
        screen.field("Document key or passage id").sendKeys("safe.md", Keys.ENTER);
        screen.sees("1 with a right answer");

        screen.button("Edit where does a password live").click();
        screen.link("where does a password live").click();
        choose("Judge results for", "documents");
        Screen result = screen.within(Role.RESULT, "Result 1: Safe");
        screen.until(
                "the grade of the document is not shown",
                () -> new Select(result.field("Grade"))
                                .getFirstSelectedOption()
                                .getText()
                                .startsWith("1")
                        ? true
                        : null);
        new Select(result.field("Grade")).selectByVisibleText("not judged");
        screen.sees("The grade is out of documents.");
        console.open("#/collections/" + NAME + "/evaluation?set=documents");
        screen.sees("0 with a right answer");
    }

    @Test
    void importedQueriesAreMeasuredTunedAndTheCoefficientUsed(Console console) throws IOException {
        Path queries = Files.writeString(files.resolve("queries.jsonl"), """
                {"_id": "1", "text": "I cannot log in any more"}
                {"_id": "2", "text": "where does a password live"}
                {"_id": "3", "text": "怎样重置密码"}
                {"_id": "4", "text": "what is for lunch"}
                {"_id": "5", "text": "nobody judged this"}
                """);
        Path qrels = Files.writeString(
                files.resolve("qrels.tsv"), "1\treset.md\t1\n2\tsafe.md\t1\n3\t密码.md\t1\n4\tlunch.md\t1\n");
        create("imported");
        choose("Evaluation set", "imported");
        screen.button("Import").click();
        Screen form = screen.within(Role.DIALOG, "Import into imported");
        form.field("Queries").sendKeys(queries.toString());
        form.field("Judgements").sendKeys(qrels.toString());
        form.button("Import").click();
        screen.sees("4 with a right answer");

        choose("Metric", "MRR@10");
        screen.button("Evaluate").click();
        screen.sees("4 of 4 queries measured");
        screen.within(Role.ROW, "Meaning").sees("p ");
        screen.within(Role.ROW, "RRF 60");
        screen.sees("AUC");
        screen.until(
                "no distribution is drawn",
                () -> console.driver().findElements(By.tagName("canvas")).isEmpty() ? null : true);

        screen.button("Tune the balance").click();
        screen.sees("Best coefficient:");
        screen.sees("Expected on new queries");
        screen.sees("No query changed.");
        if (screen.has(Role.BUTTON, "Use this coefficient")) {
            screen.button("Use this coefficient").click();
        }
        screen.sees("in use");
    }

    @Test
    void aWrongFileIsNamedWithItsLineInTheDialog(Console console) throws IOException {
        Path queries =
                Files.writeString(files.resolve("queries.jsonl"), "{\"_id\": \"1\", \"text\": \"one\"}\nno json\n");
        screen.button("New evaluation set").click();
        Screen form = screen.within(Role.DIALOG, "New evaluation set");
        form.field("Name").sendKeys("broken");
        form.field("Queries").sendKeys(queries.toString());
        form.button("Create").click();

        screen.within(Role.DIALOG, "Import into broken").sees("queries.jsonl:2: the line is not JSON");
        assertThat(console.complaints()).singleElement().asString().contains("400");
    }
}
