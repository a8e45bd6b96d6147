package io.embedsmith.api.cli;

import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.JudgementFiles;
import io.embedsmith.api.evaluation.JudgementLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Judged queries in files. */
@SuppressWarnings("NullAway.Init")
final class JudgedFiles {
    @Option(
            names = "--queries",
            required = true,
            paramLabel = "FILE",
            description = "queries.jsonl[.gz]: _id and text on each line.")
    private Path queries;

    @Option(
            names = "--qrels",
            required = true,
            paramLabel = "FILE",
            description = "Judgements as BEIR (tab-separated) or TREC write them.")
    private Path qrels;

    List<JudgedQuery> read() {
        return JudgementFiles.read(
                        Optional.of(new JudgementFiles.Upload(queries.toString(), queries)),
                        Optional.of(new JudgementFiles.Upload(qrels.toString(), qrels)),
                        Map.of(),
                        JudgementLimits.OWN)
                .queries();
    }
}
