package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** From examples to a tuned model with its curves and report, and to a mixture of it with its base. */
@ExtendWith(ConsoleExtension.class)
class TrainingIT {
    private static final String BASE = "bge-small-zh-v1.5";

    @TempDir
    private Path files;

    private Screen screen;

    @BeforeEach
    void enter(Program server, Console console) {
        console.enter(server.adminKey());
        screen = console.screen();
        screen.link("Models").click();
    }

    @Test
    void aModelIsTunedAndMerged(Program server, Console console) throws IOException, InterruptedException {
        String examples = Samples.examples(files).toString();
        screen.button("Fine-tune a model").click();
        Screen form = screen.within(Role.DIALOG, "Fine-tune a model");
        new Select(form.field("Base model")).selectByVisibleText(BASE);
        form.field("Name of the new model").sendKeys("bank");
        form.field("Examples").sendKeys(examples);
        form.field("Dev set").sendKeys(examples);
        form.field("Epochs").sendKeys("3");
        form.field("Examples of a batch").sendKeys("2");
        form.button("More settings").click();
        form.field("Seed").sendKeys("7");
        form.button("Train").click();

        screen.sees("Fine-tuning of bank");
        String id = String.valueOf(console.driver().getCurrentUrl()).replaceAll(".*/", "");
        assertThat(server.ended(id, server.adminKey())).contains("\"state\":\"succeeded\"");
        screen.sees("On the dev set, ndcg_at_10 was");
        screen.button("Markdown").click();
        screen.sees("at step 6");
        assertThat(console.driver().findElements(By.tagName("canvas"))).hasSize(4);
        screen.button("Settings").click();
        screen.sees("batchSize");

        screen.link("Models").click();
        screen.sees("6 / 6");
        screen.button("Merge models").click();
        Screen merge = screen.within(Role.DIALOG, "Merge models");
        new Select(merge.field("Model A")).selectByVisibleText("bank");
        new Select(merge.field("Model B")).selectByVisibleText(BASE);
        merge.field("Name of the new model").sendKeys("bank-and-base");
        merge.button("Merge").click();
        assertThat(server.ended(merging(server), server.adminKey())).contains("\"state\":\"succeeded\"");
        screen.sees("bank-and-base");
    }

    @Test
    void anEvaluationSetOfACollectionIsTheDevSet(Program server, Console console)
            throws IOException, InterruptedException {
        Seed.passwords(server, "dev-passages");
        Seed.judged(server, "dev-passages");
        Seed.collection(server, "dev-nothing");
        screen.button("Fine-tune a model").click();
        Screen form = screen.within(Role.DIALOG, "Fine-tune a model");
        new Select(form.field("Base model")).selectByVisibleText(BASE);
        form.field("Name of the new model").sendKeys("passworded");
        form.field("Examples").sendKeys(Samples.examples(files).toString());
        new Select(form.field("Dev set from")).selectByVisibleText("dev-nothing");
        form.sees("no evaluation set with right answers");
        new Select(form.field("Dev set from")).selectByVisibleText("dev-passages");
        form.sees("faq (2 with a right answer)");
        form.field("Examples of a batch").sendKeys("2");
        form.button("Train").click();

        screen.sees("Fine-tuning of passworded");
        String id = String.valueOf(console.driver().getCurrentUrl()).replaceAll(".*/", "");
        assertThat(server.ended(id, server.adminKey())).contains("\"state\":\"succeeded\"");
        JsonPath training = JsonPath.from(
                server.get("/api/v1/trainings/" + id, server.adminKey()).body());
        assertThat(training.getMap("dev")).isEqualTo(Map.of("collection", "dev-passages", "set", "faq"));
        assertThat(training.getString("progress.development.metric")).isEqualTo("ndcg_at_10");
        screen.sees("On the dev set, ndcg_at_10 was");
    }

    /** The id of the job, which the browser asks for in its own time. */
    private static String merging(Program server) throws InterruptedException {
        Pattern job = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"kind\":\"merge\"");
        for (int i = 0; i < 1_200; i++) {
            Matcher found =
                    job.matcher(server.get("/api/v1/jobs", server.adminKey()).body());
            if (found.find()) {
                return found.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no merge was asked for");
    }

    @Test
    void whatIsWrongWithTheFileIsSaidInTheForm(Console console) throws IOException {
        screen.button("Fine-tune a model").click();
        Screen form = screen.within(Role.DIALOG, "Fine-tune a model");
        form.field("Name of the new model").sendKeys("broken");
        assertThat(form.button("Train").isEnabled()).isFalse();
        form.field("Examples").sendKeys(Samples.brokenExamples(files).toString());
        form.button("Train").click();
        form.sees("broken.jsonl:2:");
        assertThat(console.complaints()).singleElement().asString().contains("400");
    }
}
