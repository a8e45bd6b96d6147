package io.embedsmith.benchmarks.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that a protocol does with vectors, and that scikit-learn can do with the same ones. */
interface LearningWork {

    /** What it is, for the table. */
    String name();

    /** Ours, all repetitions as a protocol runs them: the class or cluster of each item, for each repetition. */
    List<int[]> run();

    /** Puts what {@code scikit_learn.py} reads into a folder and says how to call it, but for the number of turns. */
    List<String> prepare(Path folder) throws IOException;

    /** How far two outcomes are the same, at most 1. */
    double agreement(List<int[]> ours, List<int[]> theirs);
}
