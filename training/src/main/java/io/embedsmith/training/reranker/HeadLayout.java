package io.embedsmith.training.reranker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How transformers classifies with an architecture: what its class is called, what it calls the encoder inside, and what
 * stands on the first token's state. A head that others load has to be laid out so.
 */
enum HeadLayout {
    /** {@code classifier(tanh(pooler.dense(state)))}, Devlin et al. 2019. */
    BERT("bert", "BertForSequenceClassification", "bert.") {
        @Override
        String build(HeadGraph head, String state) {
            return head.linear("classifier", head.tanh(head.linear("bert.pooler.dense", state)), 1);
        }
    },
    /** {@code classifier.out_proj(tanh(classifier.dense(state)))}, Liu et al. 2019. */
    ROBERTA("roberta", "RobertaForSequenceClassification", "roberta.") {
        @Override
        String build(HeadGraph head, String state) {
            return head.linear("classifier.out_proj", head.tanh(head.linear("classifier.dense", state)), 1);
        }
    },
    /** As RoBERTa. */
    XLM_ROBERTA("xlm-roberta", "XLMRobertaForSequenceClassification", "roberta.") {
        @Override
        String build(HeadGraph head, String state) {
            return ROBERTA.build(head, state);
        }
    },
    /** As RoBERTa. */
    MPNET("mpnet", "MPNetForSequenceClassification", "mpnet.") {
        @Override
        String build(HeadGraph head, String state) {
            return ROBERTA.build(head, state);
        }
    };

    private final String modelType;
    private final String architecture;
    private final String prefix;

    HeadLayout(String modelType, String architecture, String prefix) {
        this.modelType = modelType;
        this.architecture = architecture;
        this.prefix = prefix;
    }

    /** The layout for {@code model_type} of a {@code config.json}; empty if there is none. */
    static Optional<HeadLayout> of(String modelType) {
        return Arrays.stream(values())
                .filter(layout -> layout.modelType.equals(modelType))
                .findFirst();
    }

    /** Every {@code model_type} that there is a layout for. */
    static List<String> modelTypes() {
        return Arrays.stream(values()).map(layout -> layout.modelType).toList();
    }

    /** The class of transformers. */
    String architecture() {
        return architecture;
    }

    /** What the encoder's parameters are called by inside it. */
    String prefix() {
        return prefix;
    }

    /** Adds the head behind the first token's state, shape {@code [B, D]}; the name of the logits, shape {@code [B, 1]}. */
    abstract String build(HeadGraph head, String state);
}
