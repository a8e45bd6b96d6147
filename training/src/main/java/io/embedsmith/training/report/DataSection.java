package io.embedsmith.training.report;

import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.inspection.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found in the data before it was trained on. */
record DataSection(DataReport data, Language language) {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("examples", "样本"),
            Map.entry("positives", "正例"),
            Map.entry("hardNegatives", "难负例"),
            Map.entry("examplesWithoutHardNegatives", "无难负例的样本"),
            Map.entry("devExamples", "开发集样本"),
            Map.entry("pairs", "文本对"),
            Map.entry("scores", "不同的分数"),
            Map.entry("devPairs", "开发集文本对"),
            Map.entry("queries", "查询"),
            Map.entry("passages", "段落"),
            Map.entry("texts", "文本"),
            Map.entry("readPairs", "查询与段落"));

    String markdown() {
        StringBuilder out = new StringBuilder();
        tables().forEach(table -> out.append(out.isEmpty() ? "" : "\n").append(table.markdown()));
        return out.toString();
    }

    List<Element> content() {
        return tables().stream()
                .map(table -> table.html(Caption.TRAINED_ON.in(language)))
                .toList();
    }

    private List<Grid> tables() {
        List<Grid> tables = new ArrayList<>();
        tables.add(grid(counts(), 1, Caption.NAME, Caption.COUNT));
        if (!data.lengths().isEmpty()) {
            tables.add(grid(
                    lengths(),
                    1,
                    Caption.TEXT_KIND,
                    Caption.TOKENS_MEDIAN,
                    Caption.TOKENS_LONGEST,
                    Caption.TOKENS_LIMIT,
                    Caption.TOKENS_CUT));
        }
        if (!data.findings().isEmpty()) {
            tables.add(grid(findings(), 2, Caption.FINDING, Caption.VALUE, Caption.COUNT));
        }
        return tables;
    }

    private Grid grid(List<List<String>> rows, int words, Caption... header) {
        return new Grid(List.of(header).stream().map(name -> name.in(language)).toList(), rows, words);
    }

    private List<List<String>> counts() {
        return data.counts().entrySet().stream()
                .map(count -> List.of(words(count.getKey()), Numbers.count(count.getValue())))
                .toList();
    }

    private List<List<String>> lengths() {
        return data.lengths().entrySet().stream()
                .map(role -> List.of(
                        words(role.getKey()),
                        Numbers.count(Math.round(role.getValue().median())),
                        Numbers.count(Math.round(role.getValue().longest())),
                        Numbers.count(role.getValue().limit()),
                        Numbers.percent(role.getValue().shareOver())))
                .toList();
    }

    private List<List<String>> findings() {
        return data.findings().stream()
                .map(finding -> List.of(
                        finding.kind().description(language),
                        weight(finding.kind().weight()).in(language),
                        Numbers.count(finding.count())))
                .toList();
    }

    private static Caption weight(Finding.Weight weight) {
        return switch (weight) {
            case FAULT -> Caption.FAULT;
            case NOTE -> Caption.NOTE;
        };
    }

    private String words(String name) {
        return switch (language) {
            case EN -> name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
            case ZH -> CHINESE.getOrDefault(name, name);
        };
    }
}
