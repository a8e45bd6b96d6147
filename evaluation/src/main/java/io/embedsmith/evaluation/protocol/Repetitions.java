package io.embedsmith.evaluation.protocol;

import io.embedsmith.evaluation.task.Progress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs what is repeated on all processors. Whatever is drawn must be drawn before, so that the results stay the same. */
final class Repetitions {
    private Repetitions() {}

    static <T> List<T> run(String stage, int count, Progress progress, IntFunction<T> repetition) {
        AtomicInteger done = new AtomicInteger();
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> {
                    T result = repetition.apply(i);
                    progress.advance(stage, done.incrementAndGet(), count);
                    return result;
                })
                .toList();
    }
}
