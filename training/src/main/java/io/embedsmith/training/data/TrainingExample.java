package io.embedsmith.training.data;

import java.util.List;
import java.util.Optional;

/**
 * A query with passages that answer it and passages that do not.
 *
 * @param query not blank
 * @param positives at least one, none blank
 * @param hardNegatives may be empty: then the other queries' passages are the only negatives
 * @param teacherScores for distillation, one for each passage
 * @param instruction put before this query instead of the model's own; may be the empty text, for none
 * @param type names the kind of task, for example {@code retrieval} or {@code symmetric_sts}
 */
public record TrainingExample(
        String query,
        List<String> positives,
        List<String> hardNegatives,
        Optional<TeacherScores> teacherScores,
        Optional<String> instruction,
        Optional<String> type)
        implements Example {

    public TrainingExample {
        positives = List.copyOf(positives);
        hardNegatives = List.copyOf(hardNegatives);
        if (query.isBlank()) {
            throw new IllegalArgumentException("the query is blank; at least 1 visible character is needed");
        }
        if (positives.isEmpty()) {
            throw new IllegalArgumentException("there is no positive; at least 1 is needed");
        }
        requireText("positive", positives);
        requireText("hard negative", hardNegatives);
        if (teacherScores.isPresent()) {
            requireOneEach("positives", teacherScores.get().positives(), positives);
            requireOneEach("hard negatives", teacherScores.get().negatives(), hardNegatives);
        }
    }

    /** Without hard negatives, teacher scores, instruction or type. */
    public static TrainingExample ofPair(String query, String positive) {
        return new TrainingExample(
                query, List.of(positive), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With a teacher's scores in the place of those that it had. */
    public TrainingExample withTeacherScores(TeacherScores scores) {
        return new TrainingExample(query, positives, hardNegatives, Optional.of(scores), instruction, type);
    }

    @Override
    public String summary() {
        return query + " -> " + positives.getFirst();
    }

    private static void requireText(String role, List<String> passages) {
        for (int i = 0; i < passages.size(); i++) {
            if (passages.get(i).isBlank()) {
                throw new IllegalArgumentException(
                        role + " " + i + " of " + passages.size() + " is blank; leave it out or give it a text");
            }
        }
    }

    private static void requireOneEach(String role, List<Double> scores, List<String> passages) {
        if (scores.size() != passages.size()) {
            throw new IllegalArgumentException("there are " + scores.size() + " teacher scores for " + passages.size()
                    + " " + role + "; one for each is needed");
        }
    }
}
