package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.file.TextLines;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judgements as they stand in files; every complaint names file and line. */
final class Columns {
    /** BEIR exports write {@code 1} or {@code 1.0}. Nine digits always fit an int. */
    private static final Pattern GRADE = Pattern.compile("([+-]?\\d{1,9})(?:\\.0+)?");

    private static final int QUOTED = 80;

    private Columns() {}

    static boolean isGrade(String value) {
        return GRADE.matcher(value.strip()).matches();
    }

    /** A judgement as it stands there. */
    record Judged(String query, String passage, String grade) {}

    static void judge(JudgementSink sink, TextLines lines, Judged judged) {
        Matcher matcher = GRADE.matcher(judged.grade().strip());
        if (!matcher.matches()) {
            throw lines.malformed(
                    "the grade is '" + quoted(judged.grade()) + "'; a whole number of at most 9 digits is needed");
        }
        int grade = Integer.parseInt(matcher.group(1));
        lines.place().check(() -> sink.judge(new QueryId(judged.query()), new PassageId(judged.passage()), grade));
    }

    private static String quoted(String grade) {
        return grade.length() <= QUOTED ? grade : grade.substring(0, QUOTED) + "…";
    }

    /** How many, for a complaint. */
    static String count(String[] columns, int most) {
        return columns.length < most ? Integer.toString(columns.length) : most + " or more";
    }
}
