package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.run.RunTag;
import io.embedsmith.evaluation.run.TrecRunWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;

/** A ranking for each query of a file, written as a TREC run in the order of the queries. */
final class TrecRun {
    private TrecRun() {}

    /** Where the queries come from, where the run goes, and what it is called. */
    record Files(Path queries, Path run, String tag) {}

    static void write(Files files, Function<String, Ranking> search, CommandLine command) {
        Topics topics = BeirFiles.topics(files.queries());
        long done = 0;
        try (Progress progress = Progress.of("Search", "queries", command.getErr());
                TrecRunWriter writer = TrecRunWriter.create(files.run(), new RunTag(files.tag()))) {
            for (Query query : topics.queries()) {
                writer.write(query.id(), search.apply(query.text()));
                progress.update((double) ++done, topics.size());
            }
        }
        command.getOut()
                .println(String.format(Locale.ROOT, "Wrote %s: a ranking for each of %,d queries.", files.run(), done));
    }
}
