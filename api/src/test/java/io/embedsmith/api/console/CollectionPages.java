package io.embedsmith.api.console;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The pages of one collection. */
final class CollectionPages {
    private final Console console;
    private final Screen screen;
    private final String name;

    CollectionPages(Console console, String name) {
        this.console = console;
        this.screen = console.screen();
        this.name = name;
    }

    CollectionPages openSearch() {
        console.open("#/collections/" + name + "/search");
        return this;
    }

    CollectionPages openDocuments() {
        console.open("#/collections/" + name + "/documents");
        return this;
    }

    /** Chooses files and sends them. */
    void upload(Path... files) {
        choose(files);
        screen.button("Upload " + (files.length == 1 ? "1 file" : files.length + " files"))
                .click();
    }

    /** Chooses files, as the dialog of the system would hand them over. */
    void choose(Path... files) {
        screen.field("Choose files")
                .sendKeys(Arrays.stream(files).map(Path::toString).collect(Collectors.joining("\n")));
    }

    /** Waits until the progress of the uploads has come to its end. */
    void awaitIngested() {
        Screen jobs = screen.within(Role.REGION, "Ingesting");
        jobs.sees("Done");
        jobs.hasNo(Role.PROGRESS, "Ingest*");
    }

    SearchPage search(String query) {
        SearchPage page = new SearchPage(console);
        page.ask(query);
        return page;
    }
}
