package io.embedsmith.training.mining;

import java.util.List;

/** The examples with their negatives, in order, and what became of everything that was found. */
public record Mined(List<MinedExample> examples, MiningReport report) {
    public Mined {
        examples = List.copyOf(examples);
    }
}
