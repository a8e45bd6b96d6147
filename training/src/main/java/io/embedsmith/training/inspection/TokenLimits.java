package io.embedsmith.training.inspection;

import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import java.util.List;
import java.util.SequencedMap;

/** Where training cuts texts, counted as it counts them: with instructions and special tokens. */
public sealed interface TokenLimits permits TextLimits, PairLimit {

    /** How long examples are, by role. */
    SequencedMap<String, Lengths> ofExamples(List<TrainingExample> examples);

    /** How long labelled pairs are, by role. */
    SequencedMap<String, Lengths> ofPairs(List<LabelledPair> pairs);
}
