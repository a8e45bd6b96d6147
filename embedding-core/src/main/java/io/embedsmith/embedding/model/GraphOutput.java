package io.embedsmith.embedding.model;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.onnx.OnnxFacts;
import io.embedsmith.embedding.onnx.TensorPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The output of a graph that vectors, or the scores of pairs, are made of.
 *
 * @param name as the graph calls it
 * @param pooled whether it is one vector or score per text, {@code [B, D]}; otherwise token states, {@code [B, T, D]}
 */
public record GraphOutput(String name, boolean pooled) {
    /** Names that exporters use, the one to prefer first. */
    private static final List<String> KNOWN =
            List.of("sentence_embedding", "last_hidden_state", "token_embeddings", "hidden_states");

    private static final String LOGITS = "logits";

    /** Chooses by the manifest, else by name, else the only output of token states; never silently between two. */
    static GraphOutput choose(Path weights, OnnxFacts facts, Optional<String> wanted) {
        List<TensorPort> outputs = facts.outputs();
        for (String name : wanted.map(List::of).orElse(KNOWN)) {
            for (TensorPort port : outputs) {
                if (port.name().equals(name)) {
                    return of(weights, port);
                }
            }
        }
        List<TensorPort> tokenStates =
                outputs.stream().filter(port -> port.rank() == 3).toList();
        if (wanted.isEmpty() && tokenStates.size() == 1) {
            return of(weights, tokenStates.getFirst());
        }
        throw new ModelUnavailableException(weights + " has the outputs "
                + outputs.stream().map(TensorPort::name).toList()
                + wanted.map(name -> ", not '" + name + "' as its manifest says")
                        .orElse(", none of which is one of " + KNOWN)
                + "; name the one to use as \"output\" in " + Manifest.FILE_NAME);
    }

    /** The scores of a reranker, by the manifest, else by name, else the only output. */
    static GraphOutput scores(Path weights, OnnxFacts facts, Optional<String> wanted) {
        List<String> names = facts.outputs().stream().map(TensorPort::name).toList();
        String only = names.size() == 1 ? names.getFirst() : LOGITS;
        String name = wanted.orElse(names.contains(LOGITS) ? LOGITS : only);
        TensorPort port = facts.outputs().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelUnavailableException(weights + " has the outputs " + names + ", not '"
                        + name + "'; name the one that scores pairs as \"output\" in " + Manifest.FILE_NAME));
        if (port.rank() != 2 && port.rank() != 0) {
            throw new ModelUnavailableException(weights + ": output '" + name + "' has " + port.rank()
                    + " axes; the scores of a reranker have 2: pairs and classes");
        }
        return new GraphOutput(name, true);
    }

    /** Whether a graph has the output that Hugging Face gives to classifiers. */
    static boolean hasLogits(OnnxFacts facts) {
        return facts.outputs().stream().anyMatch(port -> port.name().equals(LOGITS));
    }

    private static GraphOutput of(Path weights, TensorPort port) {
        boolean pooled = port.rank() == 2 || (port.rank() == 0 && port.name().equals("sentence_embedding"));
        if (!pooled && port.rank() != 3) {
            throw new ModelUnavailableException(weights + ": output '" + port.name() + "' has " + port.rank()
                    + " axes; token states have 3, sentence vectors have 2");
        }
        return new GraphOutput(port.name(), pooled);
    }
}
