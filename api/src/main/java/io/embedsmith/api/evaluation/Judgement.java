package io.embedsmith.api.evaluation;

/**
 * How well a passage or a document answers a query.
 *
 * @param target passage id, or document key for any passage of it
 * @param grade 0 does not, 1 and more does; a higher grade is a better answer
 */
public record Judgement(String target, int grade) {
    /** Longest target in UTF-16 units. */
    public static final int MAX_TARGET = 2_048;
    /** Highest grade; gains are summed, so that a slip of the key would drown everything else. */
    public static final int MAX_GRADE = 1_000;

    public Judgement {
        if (target.isBlank() || target.length() > MAX_TARGET) {
            throw new IllegalArgumentException("the target of a judgement is a passage id or document key of 1 to "
                    + MAX_TARGET + " characters and not blank, got " + target.length());
        }
        if (grade < 0 || grade > MAX_GRADE) {
            throw new IllegalArgumentException("the grade of '" + target + "' is " + grade + "; 0 (not relevant) to "
                    + MAX_GRADE + " are allowed");
        }
    }
}
