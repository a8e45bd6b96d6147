package io.embedsmith.api.cli;

import io.embedsmith.training.graph.Precision;
import io.embedsmith.training.graph.TrainingForm;
import io.embedsmith.training.graph.lora.LoraSettings;
import io.embedsmith.training.libtorch.Processor;
import io.embedsmith.training.libtorch.TensorDevice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a model is trained, in which numbers, and where. */
final class TrainForm {
    @Option(
            names = {"--lora-rank", "--lora-r"},
            paramLabel = "N",
            description = {
                "Train low-rank pairs beside the linear layers instead of all weights, and put them into the weights at the",
                "end (LoRA): small checkpoints, less memory. Takes a higher learning rate. Without it: all weights."
            })
    private @Nullable Integer rank;

    @Option(
            names = "--lora-alpha",
            paramLabel = "NUMBER",
            description = "The pairs' product is scaled by this over the rank. Without it: the rank.")
    private @Nullable Double alpha;

    @Option(names = "--lora-dropout", paramLabel = "SHARE", description = "Of what goes into the pairs. Without it: 0.")
    private @Nullable Double dropout;

    @Option(
            names = {"--lora-targets", "--lora-target-modules", "--target-modules"},
            split = ",",
            paramLabel = "NAME",
            description = "Ends of the names of the layers with pairs, such as query,value. Without it: "
                    + LoraSettings.ALL_LINEAR + ".")
    private List<String> targets = List.of();

    @Option(
            names = "--precision",
            paramLabel = "NUMBERS",
            description = {
                "Of the products of linear layers: ${COMPLETION-CANDIDATES}. BF16 needs a processor that has it. Weights are",
                "fp32 always. Without it: ${DEFAULT-VALUE}."
            })
    private Precision precision = Precision.FP32;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = {
                "What computes: ${COMPLETION-CANDIDATES}. CUDA, an NVIDIA GPU, needs a build with 'mvn -Pgpu'; AUTO takes one",
                "if there is one. Without it: ${DEFAULT-VALUE}."
            })
    private TensorDevice.Choice device = TensorDevice.Choice.CPU;

    TrainingForm form() {
        if (precision == Precision.BF16 && device == TensorDevice.Choice.CPU) {
            Processor.current().requireBfloat16();
        }
        return new TrainingForm(lora(), precision, device);
    }

    private Optional<LoraSettings> lora() {
        if (rank == null) {
            if (alpha != null || dropout != null || !targets.isEmpty()) {
                throw new IllegalArgumentException(
                        "--lora-alpha, --lora-dropout and --lora-targets say nothing without a"
                                + " rank; add --lora-rank, 8 is usual");
            }
            return Optional.empty();
        }
        LoraSettings usual = LoraSettings.ofRank(rank);
        return Optional.of(new LoraSettings(
                rank,
                alpha == null ? usual.alpha() : alpha,
                dropout == null ? usual.dropout() : dropout,
                targets.isEmpty() ? usual.targets() : targets));
    }
}
