package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.rest.dto.DocumentDto;
import io.embedsmith.api.rest.dto.PassageDto;
import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user's passages, to count how many a model would truncate. */
final class PassageTexts {
    /** Enough for a share to 1% and seconds to tokenize. */
    private static final int MOST = 10_000;

    private static final int DOCUMENTS = 200;

    private PassageTexts() {}

    /** A passage a line; of JSON Lines the field {@code text}, behind {@code title} where there is one. */
    static List<String> ofFile(Path file) {
        boolean json = file.toString().matches(".*\\.(jsonl|ndjson)(\\.gz)?");
        List<String> passages = new ArrayList<>();
        try (TextLines lines = TextLines.open(file)) {
            while (lines.advance() && passages.size() < MOST) {
                passages.add(json ? text(JsonLine.of(lines)) : lines.text());
            }
        }
        if (passages.isEmpty()) {
            throw new CommandException("there is no passage in " + file, "write one a line, or JSON Lines with 'text'");
        }
        return passages;
    }

    private static String text(JsonLine line) {
        return (line.optionalText("title").orElse("") + " " + line.text("text")).strip();
    }

    /** The first passages of a collection, document by document. */
    static List<String> ofCollection(String collection, Backend backend) {
        List<String> passages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            DocumentDto.Page page =
                    backend.documents(collection, new Backend.DocumentQuery(after, Optional.of("ready"), DOCUMENTS));
            for (DocumentDto document : page.documents()) {
                add(collection, document, backend, passages);
            }
            after = page.next();
        } while (after.isPresent() && passages.size() < MOST);
        if (passages.isEmpty()) {
            throw new CommandException("collection '" + collection + "' has no passages", "bring documents in first");
        }
        return passages;
    }

    private static void add(String collection, DocumentDto document, Backend backend, List<String> passages) {
        int before = 0;
        while (before < document.passages() && passages.size() < MOST) {
            List<PassageDto> some = backend.passages(collection, document.key(), before);
            if (some.isEmpty()) {
                return; // the document changed meanwhile
            }
            some.forEach(passage -> passages.add(passage.text()));
            before += some.size();
        }
    }
}
