package io.embedsmith.training.inspection;

import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TextForm;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.UnusableTrainingDataException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two parts of training data that share no text: what is learnt in one cannot be recognised in the other. Examples whose
 * queries or positives are the same but for case, white space and punctuation stay together.
 *
 * @param train the larger part, in the order of the data
 * @param dev the part to measure on, in the order of the data
 */
public record PassageSplit<T>(List<T> train, List<T> dev) {
    public PassageSplit {
        train = List.copyOf(train);
        dev = List.copyOf(dev);
    }

    /**
     * Splits examples. A hard negative of the training part that answers a query of the other is taken out of it, and one of
     * the other part that is in the training part out of that.
     *
     * @param devShare of the examples, above 0 and below 1, at most
     * @throws UnusableTrainingDataException if everything hangs together
     */
    public static PassageSplit<TrainingExample> ofExamples(List<TrainingExample> examples, double devShare, long seed) {
        PassageSplit<TrainingExample> split = of(
                examples,
                example -> Stream.concat(
                                Stream.of("query " + TextForm.of(example.query())),
                                example.positives().stream().map(TextForm::of))
                        .toList(),
                devShare,
                seed);
        Set<String> answers = forms(split.dev().stream().flatMap(example -> example.positives().stream()));
        List<TrainingExample> train = split.train().stream()
                .map(example -> NegativesOut.of(example, answers))
                .toList();
        Set<String> seen = forms(train.stream()
                .flatMap(example -> Stream.concat(example.positives().stream(), example.hardNegatives().stream())));
        return new PassageSplit<>(
                train,
                split.dev().stream()
                        .map(example -> NegativesOut.of(example, seen))
                        .toList());
    }

    /** Splits pairs; see {@link #ofExamples}. */
    public static PassageSplit<LabelledPair> ofPairs(List<LabelledPair> pairs, double devShare, long seed) {
        return of(pairs, pair -> List.of(TextForm.of(pair.first()), TextForm.of(pair.second())), devShare, seed);
    }

    private static Set<String> forms(Stream<String> texts) {
        Set<String> forms = new HashSet<>();
        texts.map(TextForm::of).forEach(forms::add);
        return forms;
    }

    private static <T> PassageSplit<T> of(
            List<T> items, Function<T, Collection<String>> keys, double devShare, long seed) {
        if (!(devShare > 0 && devShare < 1)) {
            throw new IllegalArgumentException(
                    "the share of the dev part is " + devShare + "; above 0 and below 1 is allowed");
        }
        Components components = new Components(items.size());
        for (int item = 0; item < items.size(); item++) {
            components.join(item, keys.apply(items.get(item)));
        }
        Set<Integer> dev = drawn(components.all(), (int) Math.floor(devShare * items.size()), seed);
        if (dev.isEmpty()) {
            throw new UnusableTrainingDataException(String.format(
                    Locale.ROOT,
                    "no part of %d examples can be taken away at a share of %s: each hangs together with more through shared"
                            + " texts; raise the share, or name a dev set of its own",
                    items.size(),
                    devShare));
        }
        List<T> trainItems = new ArrayList<>();
        List<T> devItems = new ArrayList<>();
        for (int item = 0; item < items.size(); item++) {
            (dev.contains(item) ? devItems : trainItems).add(items.get(item));
        }
        return new PassageSplit<>(trainItems, devItems);
    }

    private static Set<Integer> drawn(List<List<Integer>> components, int most, long seed) {
        List<List<Integer>> shuffled = new ArrayList<>(components);
        Collections.shuffle(shuffled, new Random(seed));
        Set<Integer> drawn = new TreeSet<>();
        for (List<Integer> component : shuffled) {
            if (drawn.size() + component.size() <= most) {
                drawn.addAll(component);
            }
        }
        return drawn;
    }
}
