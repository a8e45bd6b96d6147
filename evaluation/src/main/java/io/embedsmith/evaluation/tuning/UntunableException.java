package io.embedsmith.evaluation.tuning;

import io.embedsmith.evaluation.EvaluationException;

/** There is too little to choose by; whoever judged the queries must act. */
public final class UntunableException extends EvaluationException {
    private static final long serialVersionUID = 1L;

    public UntunableException(String message) {
        super(message);
    }
}
