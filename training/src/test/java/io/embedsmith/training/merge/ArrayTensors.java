package io.embedsmith.training.merge;

import java.util.List;

/** One tensor of models that are arrays. */
final class ArrayTensors implements TensorGroup {
    private final List<float[]> tensors;
    private final float[] base;
    private final double[] coefficients;

    ArrayTensors(List<float[]> tensors, float[] base, double... coefficients) {
        this.tensors = tensors;
        this.base = base;
        this.coefficients = coefficients;
    }

    static ArrayTensors of(double[] coefficients, float[]... tensors) {
        return new ArrayTensors(List.of(tensors), new float[tensors[0].length], coefficients);
    }

    ArrayTensors on(float... newBase) {
        return new ArrayTensors(tensors, newBase, coefficients);
    }

    @Override
    public String name() {
        return "encoder.layer.0.output.dense.weight";
    }

    @Override
    public int elements() {
        return tensors.getFirst().length;
    }

    @Override
    public int models() {
        return tensors.size();
    }

    @Override
    public double coefficient(int model) {
        return coefficients[model];
    }

    @Override
    public void read(int model, float[] into) {
        System.arraycopy(tensors.get(model), 0, into, 0, elements());
    }

    @Override
    public void readBase(float[] into) {
        System.arraycopy(base, 0, into, 0, elements());
    }
}
