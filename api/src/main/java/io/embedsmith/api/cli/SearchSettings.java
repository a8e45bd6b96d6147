package io.embedsmith.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.rest.dto.FilterDto;
import io.embedsmith.api.rest.dto.FusionDto;
import io.embedsmith.api.rest.dto.RerankStageDto;
import io.embedsmith.api.rest.dto.SearchRequestDto;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a search searches, for one query or for a file of them: the fields of the REST contract as options. */
final class SearchSettings {
    /** Which signals take part. */
    enum Mode {
        HYBRID,
        DENSE,
        KEYWORD
    }

    /** How the signals are merged. */
    enum FusionKind {
        CONVEX,
        RRF
    }

    @Option(
            names = "--mode",
            defaultValue = "hybrid",
            paramLabel = "MODE",
            description = "hybrid (default), dense or keyword.")
    private Mode mode = Mode.HYBRID;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Candidates of each signal, and ranks of a run (default: 100).")
    private @Nullable Integer depth;

    @Option(
            names = "--fusion",
            paramLabel = "KIND",
            description = "convex: scores added up; rrf: weighted reciprocal ranks (default: the collection's).")
    private @Nullable FusionKind fusion;

    @Option(
            names = "--dense-coefficient",
            paramLabel = "X",
            description = "Share of the dense signal, 0 to 1; with --fusion left out, of a convex fusion.")
    private @Nullable Double denseCoefficient;

    @Option(
            names = "--rank-constant",
            paramLabel = "N",
            description = "With --fusion rrf: how little the first ranks stand out (default: 60).")
    private @Nullable Integer rankConstant;

    @Option(names = "--threshold", paramLabel = "X", description = "Leave out results with a lower score.")
    private @Nullable Double threshold;

    @Option(names = "--filter", paramLabel = "JSON", description = "Condition on metadata, as the REST API takes it.")
    private @Nullable String filter;

    @Option(
            names = "--rerank",
            paramLabel = "MODEL",
            description = "Let this reranker read the best passages with the query and put them in order.")
    private @Nullable String rerank;

    @Option(
            names = "--rerank-depth",
            paramLabel = "N",
            description = "Passages that the reranker reads (default: 50, at least the results).")
    private @Nullable Integer rerankDepth;

    /** Candidates of each signal, if they were asked for. */
    int depthOr(int otherwise) {
        return depth == null ? otherwise : depth;
    }

    /** The mode as the contract has it. */
    String mode() {
        return word(mode);
    }

    SearchRequestDto request(String text, int results) {
        return new SearchRequestDto(text, mode(), results, null, depth, fusion(), threshold, filter(), rerank());
    }

    private @Nullable RerankStageDto rerank() {
        if (rerank == null && rerankDepth != null) {
            throw new CommandException(
                    "--rerank-depth " + rerankDepth + " says how deep a reranker reads, and there is none",
                    "add --rerank, or leave it out");
        }
        return rerank == null ? null : new RerankStageDto(rerank, rerankDepth);
    }

    private @Nullable FusionDto fusion() {
        if (rankConstant != null && fusion != FusionKind.RRF) {
            throw new CommandException(
                    "--rank-constant " + rankConstant + " goes with --fusion rrf only",
                    "add --fusion rrf, or leave it out");
        }
        if (fusion == null && denseCoefficient == null) {
            return null;
        }
        return new FusionDto(word(fusion == null ? FusionKind.CONVEX : fusion), denseCoefficient, rankConstant);
    }

    private @Nullable FilterDto filter() {
        if (filter == null) {
            return null;
        }
        try {
            return Json.readStrictly(filter, FilterDto.class);
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    "--filter '" + filter + "' is not a filter: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    "write it like '{\"equals\": {\"field\": \"lang\", \"value\": \"zh\"}}'; docs/api.md lists the conditions",
                    e);
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
