package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The main job, from an empty server to a sentence found. */
@ExtendWith(ConsoleExtension.class)
class ConsoleIT {
    @TempDir
    private Path files;

    @Test
    void aNewUserFindsASentenceOfEachFileByMeaningAndByWords(Program server, Console console) throws IOException {
        Screen screen = console.screen();
        console.enter(server.adminKey());
        screen.sees("No collections yet");

        create(screen, "handbook", "bge-small-zh-v1.5");
        CollectionPages handbook = console.collection("handbook");
        handbook.upload(Samples.handbook(files), Samples.rules(files));
        handbook.awaitIngested();

        screen.link("handbook.pdf").click();
        screen.sees(Samples.LAPTOPS);
        screen.sees("page 2");
        screen.link("Search").click();

        findsByMeaning(handbook, Samples.LAPTOPS_PARAPHRASE, Samples.LAPTOPS);
        findsByWord(handbook, Samples.LAPTOPS_KEYWORD, Samples.LAPTOPS);
        findsByMeaning(handbook, Samples.TRAVEL_PARAPHRASE, Samples.TRAVEL);
        findsByWord(handbook, Samples.TRAVEL_KEYWORD, Samples.TRAVEL);
    }

    private static void create(Screen screen, String name, String model) {
        screen.button("Create collection").click();
        Screen form = screen.within(Role.DIALOG, "Create collection");
        form.field("Name").sendKeys(name);
        form.field("BAAI/" + model).click();
        form.button("Splitting and dictionary").click();
        form.field("Overlap").sendKeys(Keys.HOME);
        form.field("Longest passage").sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        form.sees("40 tokens");
        form.button("Create").click();
        screen.sees("Collection " + name + " is ready for documents.");
    }

    /** By the vectors alone: the words have nothing to say about it. */
    private static void findsByMeaning(CollectionPages collection, String paraphrase, String sentence) {
        SearchPage page = collection.search(paraphrase);
        page.by("Meaning");
        Result first = page.result(1, result -> result.text().contains(sentence));
        assertThat(Double.parseDouble(first.score())).isBetween(0.2, 1.0);
        assertThat(first.meaning()).contains("rank 1").contains("raw 0.");

        page.by("Keywords");
        assertThat(page.list().text()).as("words in common").doesNotContain(sentence);

        page.by("Hybrid");
        Result fused = page.result(1, result -> result.text().contains(sentence));
        assertThat(fused.meaning()).startsWith("+0.").contains("normalised");
        assertThat(fused.keywords()).isEqualTo("not among its candidates");
        assertThat(fused.marked()).isEmpty();
    }

    private static void findsByWord(CollectionPages collection, String word, String sentence) {
        SearchPage page = collection.search(word);
        Result first = page.result(1, result -> result.text().contains(sentence));
        assertThat(first.marked()).containsExactly(word);
        assertThat(first.keywords()).startsWith("+0.").contains("rank 1");
        assertThat(Double.parseDouble(first.score())).isBetween(0.1, 1.0);
    }
}
