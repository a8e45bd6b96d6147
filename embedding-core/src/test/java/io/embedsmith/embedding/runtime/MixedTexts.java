package io.embedsmith.embedding.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chinese and English texts of very different lengths, the same for the same seed. */
final class MixedTexts {
    private static final String SOURCE = "向量模型把文字变成向量，意思相近的文字距离也近。An embedding model turns text into vectors. "
            + "关键词检索擅长型号、人名和编号；两者结合通常比任何一种单独使用更好。Keyword search finds part numbers such as "
            + "ABC-1234/5, names like Łukasz and 🙂 emoji. 切分时要照顾标题、句子和模型的长度上限。 Long passages blur their subject. ";

    private MixedTexts() {}

    static List<String> of(int count, long seed) {
        Random random = new Random(seed);
        String source = SOURCE.repeat(10);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = Math.clamp((int) (60 * Math.exp(random.nextGaussian())), 1, 900);
            int from = random.nextInt(source.length() - length);
            texts.add(source.substring(from, from + length));
        }
        return texts;
    }
}
