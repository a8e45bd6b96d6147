package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.descriptor.SplitSource.QrelsFormat;
import io.embedsmith.evaluation.file.YamlMap;
import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads where the rows of a split are. */
final class SourceReader {
    private static final List<String> KINDS = List.of("file", "side_by_side", "squad", "corpus");

    private SourceReader() {}

    static SplitSource read(YamlMap yaml) {
        List<String> kinds = KINDS.stream().filter(yaml::has).toList();
        if (kinds.size() != 1) {
            throw yaml.place()
                    .malformed("the split has " + (kinds.isEmpty() ? "none" : kinds.toString()) + " of " + KINDS
                            + "; exactly one says where its rows are");
        }
        SplitSource source =
                switch (kinds.getFirst()) {
                    case "file" -> table(yaml);
                    case "squad" -> new SplitSource.Squad(file(yaml, "squad"));
                    case "corpus" -> judged(yaml);
                    default ->
                        new SplitSource.SideBySide(yaml.maps("side_by_side").stream()
                                .map(SourceReader::side)
                                .toList());
                };
        yaml.refuseOtherKeys();
        return source;
    }

    private static SplitSource table(YamlMap yaml) {
        String format = yaml.text("format");
        return new SplitSource.OneTable(
                file(yaml, "file"),
                TableFormat.of(format)
                        .orElseThrow(() -> yaml.place("format")
                                .malformed("'format' is '" + format + "'; allowed are " + TableFormat.labels())),
                yaml.texts("names"),
                surplus(yaml),
                choice(yaml));
    }

    private static Surplus surplus(YamlMap yaml) {
        return switch (yaml.optionalText("surplus").orElse("refused")) {
            case "refused" -> Surplus.REFUSED;
            case "ignored" -> Surplus.IGNORED;
            default ->
                throw yaml.place("surplus")
                        .malformed("'surplus' is '" + yaml.text("surplus") + "'; allowed are refused and ignored");
        };
    }

    private static RowChoice choice(YamlMap yaml) {
        SequencedMap<String, List<String>> where = new LinkedHashMap<>();
        yaml.optionalMap("where")
                .ifPresent(
                        conditions -> conditions.keys().forEach(column -> where.put(column, conditions.texts(column))));
        Optional<Take> take = yaml.optionalMap("take").map(some -> {
            int seed = some.optionalCount("seed").orElse(0);
            int from = some.optionalCount("from").orElse(0);
            int count = some.optionalCount("count").orElse(0);
            some.refuseOtherKeys();
            return some.place().checked(() -> new Take(seed, from, count));
        });
        return new RowChoice(where, take);
    }

    private static SplitSource judged(YamlMap yaml) {
        DataFile corpus = nested(yaml, "corpus");
        DataFile queries = nested(yaml, "queries");
        YamlMap qrels = yaml.map("qrels");
        String format = qrels.optionalText("format").orElse("beir");
        DataFile file = file(qrels, "file");
        qrels.refuseOtherKeys();
        return new SplitSource.Judged(
                corpus,
                queries,
                file,
                switch (format) {
                    case "beir" -> QrelsFormat.BEIR;
                    case "trec" -> QrelsFormat.TREC;
                    default ->
                        throw qrels.place("format")
                                .malformed("'format' is '" + format + "'; allowed are beir and trec");
                });
    }

    private static SplitSource.Side side(YamlMap yaml) {
        SplitSource.Side side = new SplitSource.Side(file(yaml, "file"), yaml.text("column"));
        yaml.refuseOtherKeys();
        return side;
    }

    private static DataFile nested(YamlMap yaml, String key) {
        YamlMap nested = yaml.map(key);
        DataFile file = file(nested, "file");
        nested.refuseOtherKeys();
        return file;
    }

    private static DataFile file(YamlMap yaml, String key) {
        String path = yaml.text(key);
        String sha256 = yaml.optionalText("sha256").orElse("");
        return yaml.place(key).checked(() -> new DataFile(path, sha256, yaml.place(key)));
    }
}
