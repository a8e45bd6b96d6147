package io.embedsmith.evaluation.run;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads candidates as MTEB has them, {@code top_ranked} in JSON Lines: {@code query-id}, and the list {@code corpus-ids}. */
public final class TopRankedFile {
    private TopRankedFile() {}

    /**
     * The candidates of each query, in the order of the file.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public static SequencedMap<QueryId, List<PassageId>> read(Path file) {
        try (TextLines lines = TextLines.open(file)) {
            SequencedMap<QueryId, List<PassageId>> byQuery = new LinkedHashMap<>();
            while (lines.advance()) {
                JsonLine line = JsonLine.of(lines);
                QueryId query = lines.checked(() -> new QueryId(line.scalar("query-id")));
                List<String> ids = line.optionalScalars("corpus-ids")
                        .orElseThrow(() -> lines.malformed(
                                "field 'corpus-ids' is missing; there are " + line.fields() + "; add it"));
                List<PassageId> passages =
                        lines.checked(() -> ids.stream().map(PassageId::new).toList());
                if (byQuery.putIfAbsent(query, passages) != null) {
                    throw lines.malformed("query " + query + " came before; each may have one line");
                }
            }
            return byQuery;
        }
    }
}
