package io.embedsmith.api.cli;

import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.loss.BinaryCrossEntropy;
import io.embedsmith.training.loss.Cosent;
import io.embedsmith.training.loss.CosineRegression;
import io.embedsmith.training.loss.Distillation;
import io.embedsmith.training.loss.Embedded;
import io.embedsmith.training.loss.GroupContrastive;
import io.embedsmith.training.loss.GroupCrossEntropy;
import io.embedsmith.training.loss.GroupDistillation;
import io.embedsmith.training.loss.GroupScores;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.loss.LabelledLogits;
import io.embedsmith.training.loss.Loss;
import io.embedsmith.training.loss.M3Distillation;
import io.embedsmith.training.loss.Matryoshka;
import io.embedsmith.training.loss.PairBatch;
import io.embedsmith.training.loss.RetrievalBatch;
import io.embedsmith.training.loss.ScoreLoss;
import io.embedsmith.training.objective.TextLengths;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is made smaller. */
final class TrainLoss {
    private static final int LARGEST_DEFAULT_GROUP = 8;

    /** Short names; {@code docs/training.md} has the formulas. */
    enum Name {
        CONTRASTIVE,
        GROUP,
        DISTILLATION,
        M3,
        COSENT,
        COSINE,
        CROSS_ENTROPY
    }

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description = {
                "For examples: contrastive (InfoNCE, the batch's other passages are negatives too), group (each query's",
                "own passages only), distillation (KL against teacher scores, plus contrastive) or m3. For pairs: cosent",
                "or cosine. Without it: contrastive or cosent. For rerankers: cross_entropy, or distillation."
            })
    private @Nullable Name name;

    @Option(
            names = "--temperature",
            paramLabel = "NUMBER",
            description = "What similarities are divided by. Without it: ${DEFAULT-VALUE}, for cosent 0.05.")
    private @Nullable Double temperature;

    @Option(
            names = {"--group-size", "--train-group-size"},
            paramLabel = "N",
            description = {
                "Passages of a query: one positive, the others drawn from its negatives. 1: only the batch's other",
                "passages are negatives. Without it: as many as every example has, at most 8."
            })
    private @Nullable Integer groupSize;

    @Option(
            names = "--query-max-len",
            paramLabel = "TOKENS",
            description = "Longer queries are cut. Without it: ${DEFAULT-VALUE}.")
    private int queryLength = 128;

    @Option(
            names = "--passage-max-len",
            paramLabel = "TOKENS",
            description = "Longer passages, and texts of pairs, are cut. Without it: ${DEFAULT-VALUE}.")
    private int passageLength = 512;

    @Option(
            names = {"--matryoshka", "--mrl-dims"},
            split = ",",
            paramLabel = "N",
            description = "Make the first so many dimensions of a vector useful alone, for example 64,128,512.")
    private List<Integer> matryoshka = List.of();

    TextLengths lengths() {
        return new TextLengths(queryLength, passageLength);
    }

    int groupSize(ExampleFiles<TrainingExample> examples) {
        if (groupSize != null) {
            return groupSize;
        }
        int fewest = examples.all().stream()
                .mapToInt(example -> example.hardNegatives().size())
                .min()
                .orElse(0);
        return Math.min(LARGEST_DEFAULT_GROUP, fewest + 1);
    }

    Loss<RetrievalBatch> ofExamples() {
        double divisor = temperature == null ? 0.02 : temperature;
        return wrapped(
                switch (name == null ? Name.CONTRASTIVE : name) {
                    case CONTRASTIVE -> new InBatchContrastive(divisor);
                    case GROUP -> new GroupContrastive(divisor);
                    case DISTILLATION -> new Distillation(divisor, new InBatchContrastive(divisor));
                    case M3 -> new M3Distillation(divisor);
                    case COSENT, COSINE -> throw wrongKind("labelled pairs, --train has examples");
                    case CROSS_ENTROPY -> throw wrongKind("rerankers; add --kind reranker");
                });
    }

    Loss<PairBatch> ofPairs() {
        return wrapped(
                switch (name == null ? Name.COSENT : name) {
                    case COSENT -> new Cosent(1 / (temperature == null ? 0.05 : temperature));
                    case COSINE -> new CosineRegression();
                    case CROSS_ENTROPY -> throw wrongKind("rerankers; add --kind reranker");
                    case CONTRASTIVE, GROUP, DISTILLATION, M3 ->
                        throw wrongKind("examples of queries and passages, --train has labelled pairs");
                });
    }

    ScoreLoss<GroupScores> ofGroups() {
        return switch (name == null ? Name.CROSS_ENTROPY : name) {
            case CROSS_ENTROPY -> new GroupCrossEntropy();
            case DISTILLATION -> new GroupDistillation();
            case CONTRASTIVE, GROUP, M3, COSENT, COSINE ->
                throw wrongKind("encoders; rerankers learn by cross_entropy or distillation");
        };
    }

    ScoreLoss<LabelledLogits> ofLabels() {
        if (name != null && name != Name.CROSS_ENTROPY) {
            throw wrongKind("encoders or examples; rerankers learn from labelled pairs by cross_entropy");
        }
        return new BinaryCrossEntropy();
    }

    /** Where pairs of query and passage are cut. */
    int pairLength() {
        return passageLength;
    }

    private IllegalArgumentException wrongKind(String needed) {
        return new IllegalArgumentException(
                "the loss " + String.valueOf(name).toLowerCase(Locale.ROOT) + " is for " + needed);
    }

    private <B extends Embedded<B>> Loss<B> wrapped(Loss<B> loss) {
        return matryoshka.isEmpty() ? loss : new Matryoshka<>(loss, matryoshka);
    }
}
