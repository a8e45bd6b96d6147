package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.file.TextLines;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judgements as they stand in files; every complaint names file and line. */
final class Columns {
    /** BEIR exports write {@code 1} or {@code 1.0}. Nine digits always fit an int. */
    private static final Pattern GRADE = Pattern.compile("([+-]?\\d{1,9})(?:\\.0+)?");

    private Columns() {}

    static boolean isGrade(String value) {
        return GRADE.matcher(value.strip()).matches();
    }

    static void addJudgement(Qrels.Builder qrels, TextLines lines, String query, String passage, String grade) {
        Matcher matcher = GRADE.matcher(grade.strip());
        if (!matcher.matches()) {
            throw lines.malformed("the grade is '" + grade + "'; a whole number of at most 9 digits is needed");
        }
        QueryId queryId = lines.checked(() -> new QueryId(query));
        PassageId passageId = lines.checked(() -> new PassageId(passage));
        if (!qrels.add(queryId, passageId, Integer.parseInt(matcher.group(1)))) {
            throw lines.malformed("passage " + passageId + " was judged before for query " + queryId
                    + "; each pair may be judged once");
        }
    }
}
