package io.embedsmith.evaluation.task;

import java.util.List;

/**
 * Summaries of one text.
 *
 * @param human written by people
 * @param machine written by programs
 * @param relevance how good people find each of the machine's
 */
public record SummarizedText(List<String> human, List<String> machine, List<Double> relevance) {

    public SummarizedText {
        human = NotEmpty.copyOf("summaries by people", human);
        machine = NotEmpty.copyOf("summaries by machines", machine);
        relevance = List.copyOf(relevance);
        if (relevance.size() != machine.size()) {
            throw new UnusableDataException(
                    machine.size() + " summaries have " + relevance.size() + " scores of relevance; each needs one");
        }
    }
}
