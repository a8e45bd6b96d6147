package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.rest.dto.FusionDto;
import io.embedsmith.api.rest.dto.SearchRequestDto;
import io.embedsmith.api.rest.dto.SearchResponseDto;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Passages out: for one query, or a run for a whole file of them. */
@Command(
        name = "search",
        description = "Find passages by meaning, by words, or both; or write a TREC run for a file of queries.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith search --collection manuals \"how do I reset my password\"",
            "  embedsmith search --collection manuals --mode keyword --k 3 --json \"重置密码\"",
            "  embedsmith search --collection packages --mode dense --queries queries.jsonl --depth 100 --run dense.trec"
        })
@SuppressWarnings("NullAway.Init")
final class SearchCommand implements Callable<Integer> {
    /** Which signals take part. */
    enum Mode {
        HYBRID,
        DENSE,
        KEYWORD
    }

    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "Collection.")
    private String collection;

    @Option(
            names = "--mode",
            defaultValue = "hybrid",
            paramLabel = "MODE",
            description = "hybrid (default), dense or keyword.")
    private Mode mode;

    @Option(names = "--k", defaultValue = "10", paramLabel = "N", description = "Results (default: 10).")
    private int k;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Candidates of each signal, and ranks of a run (default: 100).")
    private @Nullable Integer depth;

    @Option(
            names = "--dense-coefficient",
            paramLabel = "X",
            description = "Share of the dense signal, 0 to 1 (default: the collection's).")
    private @Nullable Double denseCoefficient;

    @Option(names = "--threshold", paramLabel = "X", description = "Leave out results with a lower score.")
    private @Nullable Double threshold;

    @Option(names = "--queries", paramLabel = "FILE", description = "queries.jsonl[.gz]: _id and text on each line.")
    private @Nullable Path queries;

    @Option(names = "--run", paramLabel = "FILE", description = "Where the TREC run goes.")
    private @Nullable Path run;

    @Option(names = "--json", description = "Print JSON: results[] with passageId, documentKey, text, score, signals.")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "What to search for.")
    private @Nullable String query;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean isRun = queries != null && run != null;
        if (isRun == (query != null) || (queries == null) != (run == null)) {
            throw new CommandException(
                    "a search takes either a query, or --queries FILE together with --run FILE",
                    "see 'embedsmith search --help'");
        }
        try (Backend backend = connection.open()) {
            if (query != null) {
                print(backend.search(collection, request(query, k)));
            } else if (queries != null && run != null) {
                int ranks = depth == null ? 100 : depth;
                String tag = "embedsmith-" + mode.name().toLowerCase(Locale.ROOT);
                TrecRun.write(
                        new TrecRun.Files(queries, run, tag),
                        text -> backend.rank(collection, request(text, ranks)),
                        spec.commandLine());
            }
        }
        return ExitCode.DONE;
    }

    private SearchRequestDto request(String text, int results) {
        FusionDto fusion = denseCoefficient == null ? null : new FusionDto("convex", denseCoefficient, null);
        return new SearchRequestDto(
                text, mode.name().toLowerCase(Locale.ROOT), results, null, depth, fusion, threshold, null);
    }

    private void print(SearchResponseDto response) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(response));
        } else if (response.results().isEmpty()) {
            out.println("Nothing found.");
        } else {
            response.results().forEach(result -> ResultText.print(result, out));
        }
        out.flush();
    }
}
