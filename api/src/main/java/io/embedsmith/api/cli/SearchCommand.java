package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.rest.dto.SearchResponseDto;
import java.io.PrintWriter;
import java.nio.file.Path;
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
            "  embedsmith search --collection manuals --filter '{\"equals\": {\"field\": \"lang\", \"value\": \"zh\"}}' \"密码\"",
            "  embedsmith search --collection manuals --rerank my-reranker \"how do I reset my password\"",
            "  embedsmith search --collection packages --mode dense --queries queries.jsonl --depth 100 --run dense.trec"
        })
@SuppressWarnings("NullAway.Init")
final class SearchCommand implements Callable<Integer> {
    private static final int DEFAULT_RANKS = 100;

    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "Collection.")
    private String collection;

    @Option(names = "--k", defaultValue = "10", paramLabel = "N", description = "Results (default: 10).")
    private int k;

    @Mixin
    private SearchSettings settings;

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
                print(backend.search(collection, settings.request(query, k)));
            } else if (queries != null && run != null) {
                int ranks = settings.depthOr(DEFAULT_RANKS);
                String tag = "embedsmith-" + settings.mode();
                TrecRun.write(
                        new TrecRun.Files(queries, run, tag),
                        text -> backend.rank(collection, settings.request(text, ranks)),
                        spec.commandLine());
            }
        }
        return ExitCode.DONE;
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
