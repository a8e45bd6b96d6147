package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

@ExtendWith(ConsoleExtension.class)
class UploadIT {
    private static final int MANY = 40;

    @TempDir
    private Path files;

    private static CollectionPages open(Program server, Console console, String name) {
        console.enter(server.adminKey());
        console.screen().link(name);
        return console.collection(name).openDocuments();
    }

    /** Real work for a few seconds: some thousand passages, more than go into the database at once. */
    private Path[] manyFiles() throws IOException {
        Path[] many = new Path[MANY];
        for (int i = 0; i < MANY; i++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 60; line++) {
                text.append("Report ")
                        .append(i)
                        .append(", line ")
                        .append(line)
                        .append(": nothing unusual was seen at the gate.\n\n");
            }
            many[i] = Files.writeString(files.resolve("report-%02d.txt".formatted(i)), text);
        }
        return many;
    }

    @Test
    void progressIsShownWhileItIsMadeAndComesByEvents(Program server, Console console) throws IOException {
        Seed.ofShortPassages(server, "live");
        CollectionPages pages = open(server, console, "live");
        pages.upload(manyFiles());

        Screen jobs = console.screen().within(Role.REGION, "Ingesting");
        Set<String> seen = new LinkedHashSet<>();
        jobs.until("the job does not end", () -> {
            String now = jobs.text();
            seen.addAll(now.lines().filter(line -> line.contains(" / " + MANY)).toList());
            return now.contains("Done") ? true : null;
        });

        assertThat(seen).as("steps of the progress").hasSizeGreaterThan(2);
        assertThat(console.requests())
                .filteredOn(path -> path.matches(".*/jobs/[0-9a-f-]+(/events)?"))
                .as("heard by one stream of events, never asked for")
                .singleElement()
                .asString()
                .endsWith("/events");
        console.screen().sees("40 documents");
    }

    @Test
    void aBrokenFileIsListedWithItsReasonAndTheOthersComeIn(Program server, Console console) throws IOException {
        Seed.collection(server, "broken");
        CollectionPages pages = open(server, console, "broken");
        pages.upload(Samples.broken(files), Samples.rules(files));
        pages.awaitIngested();

        Screen row = console.screen().within(Role.ROW, "broken.pdf");
        row.sees("Failed");
        row.sees("broken.pdf");
        assertThat(row.text()).as("a reason").containsPattern("(?s)broken\\.pdf.{20,}");
        console.screen().within(Role.ROW, "员工手册.md").sees("Ready");
        console.screen().link("Failed (1)").click();
        console.screen().hasNo(Role.LINK, "员工手册.md");
        console.screen().within(Role.ROW, "broken.pdf").sees("Failed");
    }

    @Test
    void aPreviewShowsThePassagesBeforeAnythingIsStored(Program server, Console console) throws IOException {
        Seed.collection(server, "preview");
        CollectionPages pages = open(server, console, "preview");
        pages.choose(Samples.rules(files));
        console.screen().button("Preview the passages of 员工手册.md").click();

        Screen dialog = console.screen().within(Role.DIALOG, "Passages of 员工手册.md");
        dialog.sees(Samples.TRAVEL);
        String before = dialog.text();
        dialog.field("Longest passage").sendKeys(Keys.HOME);
        dialog.sees("16 tokens");
        dialog.seesNo("2 passages from");
        dialog.sees("passages from");
        assertThat(before).contains("2 passages from");

        dialog.button("Close").click();
        console.screen().sees("No documents yet");
    }
}
