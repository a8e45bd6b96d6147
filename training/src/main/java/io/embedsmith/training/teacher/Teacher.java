package io.embedsmith.training.teacher;

import io.embedsmith.training.data.TrainingExample;
import java.util.List;

/** Scores every passage of every example. The same examples get the same scores, on any number of threads. */
public interface Teacher {

    /** The examples in order, each with scores in the place of those that it had. */
    List<TrainingExample> teach(List<TrainingExample> examples);
}
