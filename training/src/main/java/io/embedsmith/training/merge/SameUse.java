package io.embedsmith.training.merge;

import io.embedsmith.embedding.model.EncoderSettings;
import io.embedsmith.embedding.model.Pooling;
import java.util.function.Function;

/** Whether vectors are made of models' weights in the same way. */
final class SameUse {
    private SameUse() {}

    /** @throws UnmergeableException if they differ in pooling, normalisation or instructions */
    static void check(EncoderSettings first, EncoderSettings other) {
        require("pooling", first, other, SameUse::pooling);
        require("normalisation", first, other, settings -> String.valueOf(settings.normalize()));
        require(
                "query instruction",
                first,
                other,
                settings -> settings.instructions().query());
        require(
                "passage instruction",
                first,
                other,
                settings -> settings.instructions().passage());
    }

    private static String pooling(EncoderSettings settings) {
        return settings.pooling().map(Pooling::name).orElse("not stated");
    }

    private static void require(
            String what, EncoderSettings first, EncoderSettings other, Function<EncoderSettings, String> of) {
        if (!of.apply(first).equals(of.apply(other))) {
            throw new UnmergeableException("models disagree on their " + what + ": " + first.id() + " has '"
                    + of.apply(first) + "', " + other.id() + " has '" + of.apply(other)
                    + "'; a merged model can have only one: correct the one that is wrong in its embedsmith.json");
        }
    }
}
