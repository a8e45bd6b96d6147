package io.embedsmith.training.calibration;

import io.embedsmith.training.mining.MiningValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** A calibration as plain maps, texts and numbers, ready to become JSON. */
public final class CalibrationValues {
    private CalibrationValues() {}

    /** All of it. */
    public static Map<String, Object> of(Calibration calibration) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scores", MiningValues.of(calibration.distributions()));
        Map<String, Object> threshold = new LinkedHashMap<>();
        threshold.put("goal", calibration.goal().toString());
        threshold.put("value", calibration.threshold().value());
        threshold.put("precision", calibration.threshold().precision());
        threshold.put("recall", calibration.threshold().recall());
        threshold.put("f1", calibration.threshold().f1());
        json.put("threshold", threshold);
        Map<String, Object> heldBack = new LinkedHashMap<>();
        heldBack.put("precision", calibration.heldBack().precision());
        heldBack.put("recall", calibration.heldBack().recall());
        json.put("heldBack", heldBack);
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("slope", calibration.curve().slope());
        curve.put("intercept", calibration.curve().intercept());
        json.put("curve", curve);
        return json;
    }
}
