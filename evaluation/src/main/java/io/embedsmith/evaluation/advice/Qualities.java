package io.embedsmith.evaluation.advice;

import io.embedsmith.evaluation.comparison.ComparableTask;
import io.embedsmith.evaluation.comparison.MeasuredTask;
import io.embedsmith.evaluation.comparison.Verdict;
import io.embedsmith.evaluation.significance.Holm;
import io.embedsmith.evaluation.significance.Interval;
import io.embedsmith.evaluation.significance.PairedOutcome;
import io.embedsmith.evaluation.significance.PairedTest;
import io.embedsmith.evaluation.significance.TestPlan;
import io.embedsmith.evaluation.task.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Quality of the candidates that have results on all tasks: each against the best, on the same items. */
final class Qualities {
    private final SequencedMap<Candidate, Against> byCandidate;

    /**
     * A candidate's quality.
     *
     * @param outcome of the test of the best against it
     * @param correctedP corrected for the number of candidates
     */
    record Against(PairedOutcome outcome, double correctedP) {
        Interval quality() {
            return outcome.second();
        }

        /** With few items the test finds nothing significant; then the interval must not exclude that they are equal. */
        boolean isEqualToBest() {
            return correctedP >= Verdict.LEVEL && outcome.difference().low() <= 0;
        }
    }

    private Qualities(SequencedMap<Candidate, Against> byCandidate) {
        this.byCandidate = byCandidate;
    }

    static Qualities of(List<Candidate> candidates, List<String> tasks) {
        List<Candidate> complete = candidates.stream()
                .filter(candidate -> !tasks.isEmpty() && has(candidate, tasks))
                .sorted(Comparator.comparing(Candidate::name))
                .toList();
        SequencedMap<Candidate, Against> byCandidate = new LinkedHashMap<>();
        if (complete.isEmpty()) {
            return new Qualities(byCandidate);
        }
        Candidate best = best(complete, tasks);
        List<Candidate> others =
                complete.stream().filter(candidate -> !candidate.equals(best)).toList();
        List<PairedOutcome> outcomes =
                others.stream().map(other -> test(best, other, tasks)).toList();
        List<Double> corrected =
                Holm.corrected(outcomes.stream().map(PairedOutcome::p).toList());
        byCandidate.put(best, new Against(test(best, best, tasks), 1));
        for (int i = 0; i < others.size(); i++) {
            byCandidate.put(others.get(i), new Against(outcomes.get(i), corrected.get(i)));
        }
        return new Qualities(byCandidate);
    }

    boolean isEmpty() {
        return byCandidate.isEmpty();
    }

    /** The one with the highest quality; of equals the first by name. */
    Candidate best() {
        return byCandidate.firstEntry().getKey();
    }

    Optional<Against> of(Candidate candidate) {
        return Optional.ofNullable(byCandidate.get(candidate));
    }

    List<Candidate> equalToBest() {
        return byCandidate.entrySet().stream()
                .filter(entry -> entry.getValue().isEqualToBest())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean has(Candidate candidate, List<String> tasks) {
        return candidate.tasks().stream().map(MeasuredTask::name).toList().containsAll(tasks);
    }

    /** By the score alone; each is read beside the first, so that different data are noticed. */
    private static Candidate best(List<Candidate> complete, List<String> tasks) {
        Candidate first = complete.getFirst();
        Candidate best = first;
        double highest = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : complete) {
            double quality = PairedTest.scores(parts(first, candidate, tasks)).second();
            if (quality > highest) {
                best = candidate;
                highest = quality;
            }
        }
        return best;
    }

    private static PairedOutcome test(Candidate first, Candidate second, List<String> tasks) {
        List<PairedTest.Part> parts = parts(first, second, tasks);
        int items = parts.stream().mapToInt(part -> Items.size(part.first())).sum();
        return PairedTest.of(parts, TestPlan.forItems(items));
    }

    private static List<PairedTest.Part> parts(Candidate first, Candidate second, List<String> tasks) {
        List<PairedTest.Part> parts = new ArrayList<>();
        for (String task : tasks) {
            ComparableTask pair = task(first, task).beside(task(second, task));
            parts.addAll(pair.testParts(1.0 / tasks.size()));
        }
        return parts;
    }

    private static MeasuredTask task(Candidate candidate, String name) {
        return candidate.tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
