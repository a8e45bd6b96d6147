package io.embedsmith.evaluation.task;

import java.util.List;

/** Data of summarization. */
public record SummaryTexts(List<SummarizedText> texts) implements TaskData {

    public SummaryTexts {
        texts = NotEmpty.copyOf("texts", texts);
    }
}
