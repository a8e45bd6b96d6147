package io.embedsmith.api.evaluation;

import io.embedsmith.evaluation.file.TextLimits;

/**
 * What may be kept of files of queries and judgements. Each line is held to it as it is read, before the next one is.
 *
 * @param lines of the files
 * @param queries most queries that are kept
 * @param judgements most judgements
 * @param characters of ids and texts together, in UTF-16 units
 */
public record JudgementLimits(TextLimits lines, int queries, int judgements, long characters) {
    private static final int LINE_BYTES = 1 << 20;

    /** Of files that a client sent: what one evaluation set holds, in 32 million characters. */
    public static final JudgementLimits UPLOADED = new JudgementLimits(
            TextLimits.UPLOADED.withLineBytes(LINE_BYTES),
            EvaluationSets.MAX_QUERIES,
            EvaluationSets.MAX_JUDGEMENTS,
            32_000_000);

    /** Of files on the own disk: as many as the memory holds. */
    public static final JudgementLimits OWN =
            new JudgementLimits(TextLimits.OWN, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** Counts from nothing. */
    Kept count() {
        return new Kept(this);
    }

    /** What is kept so far. */
    static final class Kept {
        private final JudgementLimits limits;
        private int queries;
        private int judgements;
        private long characters;

        private Kept(JudgementLimits limits) {
            this.limits = limits;
        }

        void query(String text) {
            queries++;
            add(text);
            if (queries > limits.queries) {
                throw tooMany();
            }
        }

        void judgement(String target) {
            judgements++;
            add(target);
            if (judgements > limits.judgements) {
                throw tooMany();
            }
        }

        private IllegalArgumentException tooMany() {
            return new IllegalArgumentException("the file has " + queries + " queries with " + judgements
                    + " judgements up to this line; at most " + limits.queries + " and " + limits.judgements
                    + " are allowed, divide it into several");
        }

        private void add(String text) {
            characters += text.length();
            if (characters > limits.characters) {
                throw new IllegalArgumentException("ids and texts up to this line have " + characters
                        + " characters together; at most " + limits.characters
                        + " are allowed, divide the file into several");
            }
        }
    }
}
