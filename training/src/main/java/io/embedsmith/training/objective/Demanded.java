package io.embedsmith.training.objective;

import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.UnusableTrainingDataException;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.loss.Demand;
import io.embedsmith.training.loss.Loss;
import java.util.Set;

/** Whether data has what a loss cannot do without. Complaints come before the first step and name the example's place. */
final class Demanded {
    private Demanded() {}

    static void of(ExampleFiles<TrainingExample> examples, Set<Demand> demands, int groupSize) {
        if (demands.contains(Demand.TEACHER_SCORES)) {
            examples.check(example -> {
                if (example.teacherScores().isEmpty()) {
                    throw new IllegalArgumentException(
                            "there are no teacher scores (pos_scores and neg_scores), distillation"
                                    + " needs them of every example: 'train-data score' adds them");
                }
            });
        }
        if (demands.contains(Demand.OWN_NEGATIVES) && groupSize < 2) {
            throw new IllegalArgumentException("the loss compares a query's own passages, and a group has " + groupSize
                    + ": it would always be 0; give examples negatives and take groups of 2 or more, or the contrastive"
                    + " loss");
        }
        if (demands.contains(Demand.RIVALS) && groupSize < 2 && positives(examples) < 2) {
            throw new UnusableTrainingDataException("all " + examples.all().size()
                    + " examples have the same positive and no negative takes part: the loss would always be 0; give"
                    + " them negatives, or other positives");
        }
    }

    private static long positives(ExampleFiles<TrainingExample> examples) {
        return examples.all().stream()
                .flatMap(example -> example.positives().stream())
                .distinct()
                .limit(2)
                .count();
    }

    static void ofPairs(ExampleFiles<LabelledPair> pairs, Set<Demand> demands) {
        if (demands.contains(Demand.LABELS_OF_COSINES)) {
            within(pairs, -1, "cosine regression needs labels from -1 to 1: scale them, or take cosent");
        }
        if (demands.contains(Demand.RIVALS)
                && pairs.all().stream().map(LabelledPair::score).distinct().count() < 2) {
            throw new UnusableTrainingDataException(
                    "all " + pairs.all().size() + " pairs have the label "
                            + pairs.all().getFirst().score()
                            + ": cosent learns the order of labels and would always be 0; at least 2 different ones are needed");
        }
    }

    /** Of pairs whose label a score between 0 and 1 is to reach. */
    static void ofRelevances(ExampleFiles<LabelledPair> pairs) {
        within(pairs, 0, "rerankers learn labels from 0 to 1: scale them");
    }

    private static void within(ExampleFiles<LabelledPair> pairs, double lowest, String remedy) {
        pairs.check(pair -> {
            if (pair.score() < lowest || pair.score() > 1) {
                throw new IllegalArgumentException("the label is " + pair.score() + "; " + remedy);
            }
        });
    }

    static void ofVectors(TrainableEncoder encoder, Loss<?> loss) {
        int dimension = encoder.model().card().dimension();
        if (loss.leastDimensions() > dimension) {
            throw new IllegalArgumentException("Matryoshka dimensions go up to " + loss.leastDimensions()
                    + ", vectors of " + encoder.model().card().id() + " have " + dimension + "; name none above that");
        }
    }

    /** @param rivals how many a batch has that are held against each other */
    static void ofBatch(Set<Demand> demands, long rivals, String unit) {
        if (demands.contains(Demand.RIVALS) && rivals < 2) {
            throw new IllegalArgumentException("a batch has " + rivals + " " + unit
                    + ", and nothing to hold it against: the loss would always be 0; raise the batch size, or the group"
                    + " size if examples have negatives");
        }
    }
}
