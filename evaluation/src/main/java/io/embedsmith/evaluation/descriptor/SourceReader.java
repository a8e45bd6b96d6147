package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.dataset.BeirNames;
import io.embedsmith.evaluation.descriptor.SplitSource.CandidatesFile;
import io.embedsmith.evaluation.descriptor.SplitSource.CandidatesFormat;
import io.embedsmith.evaluation.descriptor.SplitSource.OnGaps;
import io.embedsmith.evaluation.descriptor.SplitSource.QrelsFile;
import io.embedsmith.evaluation.descriptor.SplitSource.QrelsFormat;
import io.embedsmith.evaluation.file.YamlMap;
import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads where the rows of a split are. */
final class SourceReader {
    private static final List<String> KINDS = List.of("file", "side_by_side", "squad", "corpus", "beir");

    private SourceReader() {}

    /** Of a split of that name. */
    static SplitSource read(YamlMap yaml, String split) {
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
                    case "beir" -> folder(yaml, split);
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
                choice(yaml, "surplus", Surplus.REFUSED),
                rows(yaml));
    }

    private static RowChoice rows(YamlMap yaml) {
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
        QrelsFormat format = choice(qrels, "format", QrelsFormat.BEIR);
        DataFile file = file(qrels, "file");
        qrels.refuseOtherKeys();
        return new SplitSource.Judged(
                corpus, queries, new QrelsFile(file, format), candidates(yaml), choice(yaml, "gaps", OnGaps.REFUSED));
    }

    /** A folder whose files are named as in BEIR: it works as it was downloaded, and so hashes may be left out. */
    private static SplitSource folder(YamlMap yaml, String split) {
        Optional<YamlMap> hashes = yaml.optionalMap("sha256");
        SplitSource source = new SplitSource.Judged(
                inFolder(yaml, BeirNames.corpus(), hashes.flatMap(each -> each.optionalText("corpus"))),
                inFolder(yaml, BeirNames.queries(split), hashes.flatMap(each -> each.optionalText("queries"))),
                new QrelsFile(
                        inFolder(yaml, BeirNames.qrels(split), hashes.flatMap(each -> each.optionalText("qrels"))),
                        QrelsFormat.BEIR),
                candidates(yaml),
                choice(yaml, "gaps", OnGaps.ALLOWED));
        hashes.ifPresent(YamlMap::refuseOtherKeys);
        return source;
    }

    private static DataFile inFolder(YamlMap yaml, List<String> names, Optional<String> sha256) {
        String folder = yaml.text("beir");
        List<String> paths = names.stream().map(name -> folder + "/" + name).toList();
        return yaml.place("beir").checked(() -> new DataFile(paths, sha256, yaml.place("beir")));
    }

    /** A file by its name alone, or with its hash and format. */
    private static Optional<CandidatesFile> candidates(YamlMap yaml) {
        if (!yaml.has("candidates")) {
            return Optional.empty();
        }
        if (!yaml.isMap("candidates")) {
            String name = yaml.text("candidates");
            DataFile file = new DataFile(List.of(name), Optional.empty(), yaml.place("candidates"));
            return Optional.of(new CandidatesFile(file, format(name)));
        }
        YamlMap given = yaml.map("candidates");
        String name = given.text("file");
        Optional<String> sha256 = given.optionalText("sha256");
        DataFile file = given.place("file").checked(() -> new DataFile(List.of(name), sha256, given.place("file")));
        CandidatesFormat format = choice(given, "format", format(name));
        given.refuseOtherKeys();
        return Optional.of(new CandidatesFile(file, format));
    }

    private static CandidatesFormat format(String name) {
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz") ? CandidatesFormat.JSONL : CandidatesFormat.TREC;
    }

    /** One of the constants of the default's kind, in lower case. */
    private static <E extends Enum<E>> E choice(YamlMap yaml, String key, E otherwise) {
        Optional<String> chosen = yaml.optionalText(key);
        if (chosen.isEmpty()) {
            return otherwise;
        }
        E[] allowed = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(allowed)
                .filter(each -> label(each).equals(chosen.get()))
                .findFirst()
                .orElseThrow(() -> yaml.place(key)
                        .malformed("'" + key + "' is '" + chosen.get() + "'; allowed are "
                                + Arrays.stream(allowed)
                                        .map(SourceReader::label)
                                        .toList()));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
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
        Optional<String> sha256 = Optional.of(yaml.optionalText("sha256").orElse(""));
        return yaml.place(key).checked(() -> new DataFile(List.of(path), sha256, yaml.place(key)));
    }
}
