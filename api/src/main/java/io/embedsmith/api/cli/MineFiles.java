package io.embedsmith.api.cli;

import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.training.data.FlagEmbeddingWriter;
import io.embedsmith.training.data.PassageFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.mining.MinedExample;
import io.embedsmith.training.mining.MinedFormat;
import io.embedsmith.training.mining.Passages;
import io.embedsmith.training.mining.SentenceTransformersRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is mined, from what, and where the result goes. */
@SuppressWarnings("NullAway.Init")
final class MineFiles {
    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE|DIR",
            description = {
                "Training examples: JSON Lines with query and pos, gzip or not, or a folder in BEIR's layout. Negatives that",
                "examples have are replaced."
            })
    private Path input;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Of a folder: whose queries. Without it: ${DEFAULT-VALUE}.")
    private String split = TrainingFiles.TRAIN_SPLIT;

    @Option(
            names = "--candidates",
            paramLabel = "FILE|DIR",
            description = {
                "Passages that may become negatives: JSON Lines with text (and title), gzip or not, or a folder in BEIR's",
                "layout. Without it: the folder's corpus, or all passages of the input file."
            })
    private @Nullable Path candidates;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The examples with their negatives; the report goes beside it, as FILE.report.json.")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "flag, FlagEmbedding's JSON Lines, or those of sentence-transformers' mine_hard_negatives: triplet, n-tuple,",
                "labeled-pair, labeled-list. Without it: ${DEFAULT-VALUE}."
            })
    private String format = MinedFormat.FLAG.label();

    @Option(
            names = "--scores",
            description = "Write the cosines, or the reranker's scores, too: as pos_scores and neg_scores, or scores.")
    private boolean scores;

    List<TrainingExample> examples() {
        if (output.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    "--input and --output are both " + output + "; write the result to another file");
        }
        return TrainingFiles.examples(input, split);
    }

    Passages passages(List<TrainingExample> examples) {
        return pool().map(source -> Passages.of(examples, PassageFiles.read(source)))
                .orElseGet(() -> Passages.ofExamples(examples));
    }

    /** Whether they were named. */
    boolean hasCandidates() {
        return candidates != null;
    }

    /** Empty when the examples' own passages are mined from. */
    private Optional<Path> pool() {
        return Optional.ofNullable(candidates)
                .or(() -> Files.isDirectory(input) ? Optional.of(input) : Optional.empty());
    }

    Path output() {
        return output;
    }

    /** Of its name. */
    MinedFormat format() {
        return MinedFormat.of(format);
    }

    /**
     * Writes the result.
     *
     * @param negatives asked for, of each example
     */
    void write(List<MinedExample> mined, int negatives) {
        if (format() == MinedFormat.FLAG) {
            FlagEmbeddingWriter.write(
                    output,
                    mined.stream()
                            .map(each -> scores ? each.withScores() : each.example())
                            .toList());
            return;
        }
        AtomicFile.write(output, out -> {
            for (Map<String, Object> row : new SentenceTransformersRows(format(), negatives, scores).of(mined)) {
                out.write((JsonDocument.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    Path report() {
        return output.resolveSibling(output.getFileName() + ".report.json");
    }

    /** Which data it was, files by name and content. */
    Map<String, Object> toJson(Optional<String> collection) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("input", named(input));
        if (format() != MinedFormat.FLAG) {
            json.put("format", format().label());
        }
        if (Files.isDirectory(input)) {
            json.put("split", split);
        }
        Optional.ofNullable(candidates).ifPresent(source -> json.put("candidates", named(source)));
        collection.ifPresent(name -> json.put("collection", name));
        return json;
    }

    private static Map<String, Object> named(Path source) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", String.valueOf(source.toAbsolutePath().normalize().getFileName()));
        if (Files.isRegularFile(source)) {
            json.put("sha256", FileRevision.of(source));
        }
        return json;
    }
}
