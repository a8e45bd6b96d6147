package io.embedsmith.evaluation.advice;

import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.markup.Grid;
import io.embedsmith.evaluation.markup.HtmlPage;
import io.embedsmith.evaluation.wording.Caption;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Advice for people.
 *
 * @param advice what is shown
 * @param language of captions
 */
public record AdviceReport(Advice advice, Language language) {

    /** As Markdown. */
    public String markdown() {
        return "# " + Caption.ADVICE.in(language) + "\n\n" + Grid.markdownText(about()) + "\n\n" + table().markdown()
                + "\n" + Caption.FRONT_ABOUT.in(language) + "\n\n" + Caption.STORAGE_ABOUT.in(language) + "\n\n## "
                + Caption.RECOMMENDATION.in(language) + "\n\n" + Grid.markdownText(words()) + "\n";
    }

    /** As one HTML file. */
    public String html() {
        return HtmlPage.of(
                language,
                Caption.ADVICE.in(language),
                List.of(
                        Element.of("p", words()).with("class", "note"),
                        Element.of("p", about()),
                        table().html(Caption.ADVICE.in(language)),
                        Element.of("p", Caption.FRONT_ABOUT.in(language)).with("class", "soft"),
                        Element.of("p", Caption.STORAGE_ABOUT.in(language)).with("class", "soft")));
    }

    /** The recommendation with its reasons. */
    public String words() {
        String between =
                switch (language) {
                    case EN -> " ";
                    case ZH -> "";
                };
        return advice.reasons().stream().map(sentence -> sentence.in(language)).collect(Collectors.joining(between));
    }

    private String about() {
        return Caption.ADVICE_ABOUT.in(
                language,
                advice.models().size(),
                advice.tasks().isEmpty() ? Numbers.NONE : String.join(", ", advice.tasks()),
                Numbers.count(advice.passages()));
    }

    /** A column for each model. */
    public Grid table() {
        List<String> header = new ArrayList<>(List.of(""));
        advice.models().forEach(model -> header.add(name(model)));
        return new Grid(
                header,
                List.of(
                        row(Caption.QUALITY, model -> model.quality().map(quality -> Numbers.score(quality.value()))),
                        row(
                                Caption.INTERVAL,
                                model -> model.quality()
                                        .map(quality -> Numbers.interval(quality.low(), quality.high()))),
                        row(Caption.FRONT, model -> model.onFront() ? Optional.of("●") : Optional.empty()),
                        row(Caption.LANGUAGES, ofCard(card -> String.join(", ", card.languages()))),
                        row(Caption.MAX_TOKENS, ofCard(card -> Numbers.count(card.maxTokens()))),
                        row(Caption.TRUNCATED, AdviceReport::truncated),
                        row(Caption.DIMENSION, ofCard(card -> Numbers.count(card.dimension()))),
                        row(Caption.BYTES_PER_PASSAGE, ofCard(AdviceReport::perPassage)),
                        row(Caption.STORAGE_HALF, ofCard(card -> storage(card, VectorType.HALFVEC))),
                        row(Caption.STORAGE_FULL, ofCard(card -> storage(card, VectorType.VECTOR))),
                        row(Caption.PARAMETERS, ofCard(card -> Numbers.millions(card.parameters()))),
                        row(Caption.FILE_SIZE, ofCard(card -> Numbers.bytes(card.weightsBytes()))),
                        row(Caption.MEMORY, AdviceReport::memory),
                        row(Caption.QUERY_MILLIS, ofSpeed(speed -> Numbers.millis(speed.queryMillis()))),
                        row(
                                Caption.TOKENS_PER_SECOND,
                                ofSpeed(speed -> Numbers.count(Math.round(speed.tokensPerSecond()))))),
                1);
    }

    private String name(AdvisedModel model) {
        String name = model.candidate().name();
        return advice.recommended().filter(name::equals).isPresent() ? "✓ " + name : name;
    }

    private List<String> row(Caption caption, Function<AdvisedModel, Optional<String>> cell) {
        List<String> row = new ArrayList<>(List.of(caption.in(language)));
        advice.models().forEach(model -> row.add(cell.apply(model).orElse(Numbers.NONE)));
        return row;
    }

    private static Function<AdvisedModel, Optional<String>> ofCard(Function<ModelCard, String> cell) {
        return model -> Optional.of(cell.apply(model.candidate().card()));
    }

    private static Function<AdvisedModel, Optional<String>> ofSpeed(Function<MeasuredSpeed, String> cell) {
        return model -> model.candidate().card().speed().map(cell);
    }

    private static String perPassage(ModelCard card) {
        return Numbers.bytes(VectorType.HALFVEC.bytes(card.dimension())) + " / "
                + Numbers.bytes(VectorType.VECTOR.bytes(card.dimension()));
    }

    private String storage(ModelCard card, VectorType type) {
        return Numbers.bytes(type.storage(card.dimension(), advice.passages()));
    }

    private static Optional<String> truncated(AdvisedModel model) {
        OptionalDouble share = model.candidate().truncated();
        return share.isPresent() ? Optional.of(Numbers.percent(share.getAsDouble())) : Optional.empty();
    }

    private static Optional<String> memory(AdvisedModel model) {
        OptionalLong bytes = model.candidate().memoryBytes();
        return bytes.isPresent() ? Optional.of(Numbers.bytes(bytes.getAsLong())) : Optional.empty();
    }
}
