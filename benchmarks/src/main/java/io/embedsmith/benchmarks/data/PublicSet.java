package io.embedsmith.benchmarks.data;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import java.nio.file.Path;

/** A public data set, with the model of its language. */
public enum PublicSet {
    /** Descriptions of Debian packages, the query being the one-line synopsis: English. */
    DEBIAN_PACKAGES("all-minilm-l6-v2") {
        @Override
        public RetrievalDataset read(Path data) {
            return BeirFiles.dataset(data.resolve("debian_packages"), "dev");
        }
    },
    /** Questions on paragraphs of the Chinese Wikipedia. */
    CMRC2018("bge-small-zh-v1.5") {
        @Override
        public RetrievalDataset read(Path data) {
            return SquadRetrieval.read("cmrc2018/dev", data.resolve("cmrc2018").resolve("cmrc2018_dev.json"));
        }
    };

    private final String model;

    PublicSet(String model) {
        this.model = model;
    }

    /** Reads it from the folder that holds the data sets. */
    public abstract RetrievalDataset read(Path data);

    /** The bundled model that embeds it. */
    public ModelId model() {
        return new ModelId(model);
    }

    /**
     * Reads it, with the first {@code limit} passages and the queries that those answer: for quick trials, whose numbers
     * mean nothing.
     */
    public RetrievalDataset read(Path data, int limit) {
        RetrievalDataset whole = read(data);
        if (limit >= whole.corpus().size()) {
            return whole.withAnswerableTopics();
        }
        Corpus corpus = Corpus.of(whole.corpus().passages().subList(0, limit));
        return new RetrievalDataset(
                whole.name() + " (first " + limit + ")",
                whole.revision(),
                corpus,
                whole.topics()
                        .where(query -> whole.qrels().of(query.id()).grades().keySet().stream()
                                .anyMatch(passage -> corpus.passage(passage).isPresent())),
                whole.qrels());
    }
}
