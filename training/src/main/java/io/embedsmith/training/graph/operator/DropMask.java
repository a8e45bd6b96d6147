package io.embedsmith.training.graph.operator;

import io.embedsmith.training.libtorch.ThreadGenerator;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Which numbers stay, by this thread's generator (Srivastava et al. 2014, "Dropout"). Each number takes 16 random bits, a
 * quarter of what the generator gives at a time, and the tape keeps one byte of it; so a share is a multiple of 1/65,536.
 *
 * @param kept true for what stays, shape {@code [count]}
 * @param factor that makes up for what is dropped
 */
record DropMask(Tensor kept, double factor) {
    private static final int LEVELS = 1 << Short.SIZE;
    private static final int NUMBERS_OF_A_WORD = Long.SIZE / Short.SIZE;

    /** For so many numbers as those have, where they lie. */
    static DropMask of(Tensor values, double share) {
        long count = values.numel();
        int dropped = (int) Math.round(share * LEVELS);
        Tensor words = torch.empty(
                new long[] {Math.ceilDiv(count, NUMBERS_OF_A_WORD)},
                new TensorOptions(ScalarType.Long).device(new DeviceOptional(values.device())),
                new MemoryFormatOptional());
        words.random_(Long.MIN_VALUE, new LongOptional(), ThreadGenerator.current(values));
        Tensor kept = words.view(ScalarType.Short).narrow(0, 0, count).ge(new Scalar(Short.MIN_VALUE + dropped));
        return new DropMask(kept, LEVELS / ((double) LEVELS - dropped));
    }

    Tensor applyTo(Tensor values) {
        return values.mul(kept.view(values.sizes())).mul_(new Scalar(factor));
    }
}
