package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.evaluation.CollectionDataset;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.rest.dto.DocumentDto;
import io.embedsmith.api.rest.dto.PassageDto;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a collection with judged queries as a data set. */
final class CollectionReader {
    private static final int DOCUMENTS = 200;

    private CollectionReader() {}

    /** Reads every passage. */
    static CollectionDataset read(String collection, List<JudgedQuery> judged, Backend backend, Progress progress) {
        Map<String, List<Passage>> byDocument = new LinkedHashMap<>();
        Optional<String> after = Optional.empty();
        long total = backend.collection(collection)
                .orElseThrow(() -> new CommandException(
                        "there is no collection '" + collection + "'", "list them with 'embedsmith collections'"))
                .documents();
        do {
            DocumentDto.Page page =
                    backend.documents(collection, new Backend.DocumentQuery(after, Optional.of("ready"), DOCUMENTS));
            page.documents()
                    .forEach(document -> byDocument.put(document.key(), passages(collection, document, backend)));
            after = page.next();
            progress.update(byDocument.size(), total);
        } while (after.isPresent());
        return CollectionDataset.of(collection, byDocument, judged);
    }

    private static List<Passage> passages(String collection, DocumentDto document, Backend backend) {
        List<Passage> passages = new ArrayList<>();
        while (passages.size() < document.passages()) {
            List<PassageDto> some = backend.passages(collection, document.key(), passages.size());
            if (some.isEmpty()) {
                break; // the document changed meanwhile
            }
            some.forEach(passage -> passages.add(new Passage(new PassageId(passage.passageId()), "", passage.text())));
        }
        return passages;
    }
}
