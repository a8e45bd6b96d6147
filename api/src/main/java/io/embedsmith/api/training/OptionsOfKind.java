package io.embedsmith.api.training;

import io.embedsmith.embedding.model.ModelKind;
import java.util.Collection;
import java.util.Map;

/** Options of the command {@code train} that say something about one kind of model alone. */
public final class OptionsOfKind {
    private static final String PAIR =
            "a reranker reads query and passage together: --passage-max-len says where the pair is cut";
    private static final String BARE = "a reranker reads query and passage as they are";
    private static final String NO_VECTORS = "a reranker gives no vectors";
    private static final String FINDS = "an encoder finds the passages of the dev set by itself, in all of it";

    private static final Map<String, String> OF_ENCODERS = Map.of(
            "query-max-len", PAIR,
            "temperature", "a reranker's scores are divided by nothing",
            "matryoshka", NO_VECTORS,
            "query-instruction", BARE,
            "passage-instruction", BARE);

    private static final Map<String, String> OF_RERANKERS = Map.of("dev-encoder", FINDS, "dev-depth", FINDS);

    private OptionsOfKind() {}

    /**
     * Complains about an option that would be ignored.
     *
     * @param options that were given, without dashes
     * @throws IllegalArgumentException if one is for the other kind
     */
    public static void check(ModelKind kind, Collection<String> options) {
        Map<String, String> ofOthers =
                switch (kind) {
                    case ENCODER -> OF_RERANKERS;
                    case RERANKER -> OF_ENCODERS;
                };
        for (String option : options) {
            String why = ofOthers.get(option);
            if (why != null) {
                throw new IllegalArgumentException(
                        "--" + option + " says nothing with kind " + kind.label() + ": " + why + "; leave it out");
            }
        }
    }
}
