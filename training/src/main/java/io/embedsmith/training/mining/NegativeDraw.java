package io.embedsmith.training.mining;

import io.embedsmith.training.neighbour.Neighbour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Takes negatives for one example from what the rules left, no two of them the same. */
final class NegativeDraw {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final Choice choice;
    private final Question question;
    private final DropCounts counts;
    private final SplittableRandom random;
    private final List<Neighbour> taken = new ArrayList<>();

    /** Each example draws from a stream of its own: it does not matter which is worked on first. */
    NegativeDraw(Choice choice, Question question, DropCounts counts, int example) {
        this.choice = choice;
        this.question = question;
        this.counts = counts;
        this.random = new SplittableRandom(choice.seed() + (example + 1L) * GOLDEN_GAMMA);
    }

    /** @param left best first */
    void takeFrom(List<Neighbour> left) {
        for (Neighbour candidate : inOrder(left)) {
            if (isFull()) {
                return;
            }
            if (!take(candidate)) {
                counts.add(DropRule.NEAR_NEGATIVE);
            }
        }
    }

    private List<Neighbour> inOrder(List<Neighbour> left) {
        return switch (choice.sampling()) {
            case TOP -> left;
            case RANDOM -> {
                List<Neighbour> drawn = new ArrayList<>(left);
                for (int i = drawn.size() - 1; i > 0; i--) {
                    Collections.swap(drawn, i, random.nextInt(i + 1));
                }
                yield drawn;
            }
        };
    }

    /** Takes one unless it is the same as one that was taken; whether it was. */
    boolean take(Neighbour candidate) {
        if (taken.stream().anyMatch(other -> question.areSame(candidate.passage(), other.passage()))) {
            return false;
        }
        return taken.add(candidate);
    }

    boolean isFull() {
        return taken.size() == choice.negatives();
    }

    int missing() {
        return choice.negatives() - taken.size();
    }

    /** A row of a table of so many. */
    int row(int rows) {
        return random.nextInt(rows);
    }

    /** Hardest first. */
    List<Neighbour> taken() {
        return taken.stream().sorted(Neighbour.BEST_FIRST).toList();
    }
}
