package io.embedsmith.api.cli;

import io.embedsmith.embedding.model.ModelDirectory;
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
import io.embedsmith.training.objective.GroupChoice;
import io.embedsmith.training.objective.TextLengths;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is made smaller. */
@SuppressWarnings("NullAway.Init")
final class TrainLoss {
    /** Where queries are cut, unless something else is said. */
    static final int QUERY_LENGTH = 128;
    /** Where all else is. */
    static final int PASSAGE_LENGTH = 512;

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
                "passages are negatives. Examples without a negative are left out of larger groups. Without it: as many as",
                "nine of ten examples have, at most 8."
            })
    private @Nullable Integer groupSize;

    @Option(
            names = "--query-max-len",
            paramLabel = "TOKENS",
            description = "Longer queries are cut. Without it: ${DEFAULT-VALUE}.")
    private int queryLength = QUERY_LENGTH;

    @Option(
            names = "--passage-max-len",
            paramLabel = "TOKENS",
            description = "Longer passages, and texts of pairs, are cut. Without it: ${DEFAULT-VALUE}.")
    private int passageLength = PASSAGE_LENGTH;

    @Option(
            names = {"--matryoshka", "--mrl-dims"},
            split = ",",
            paramLabel = "N",
            description = "Make the first so many dimensions of a vector useful alone, for example 64,128,512.")
    private List<Integer> matryoshka = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    TextLengths lengths() {
        return new TextLengths(queryLength, passageLength);
    }

    /** Says why. */
    int groupSize(ExampleFiles<TrainingExample> examples) {
        GroupChoice choice =
                groupSize == null ? GroupChoice.usual(examples.all()) : GroupChoice.of(groupSize, examples.all());
        err().println(choice.reason());
        return choice.size();
    }

    /** Says which of its limits a model does not reach. */
    void tellLimits(ModelDirectory model) {
        int most = model.card().maxTokens();
        if (queryLength > most || passageLength > most) {
            err().printf(
                            Locale.ROOT,
                            "Texts are cut at %,d tokens, the most that %s takes (--query-max-len %d, --passage-max-len %d).%n",
                            most,
                            model.card().id(),
                            queryLength,
                            passageLength);
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
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
