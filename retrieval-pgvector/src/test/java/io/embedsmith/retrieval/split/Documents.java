package io.embedsmith.retrieval.split;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Documents for tests, written block by block or at random. */
final class Documents {
    private static final String[] CHINESE = {
        "检索增强生成先查找资料，再回答问题。",
        "向量保存在数据库里，",
        "每个段落都有自己的向量。",
        "“这样真的可以吗？”",
        "当然可以！",
        "我们来看一个例子：",
        "第一步，打开文件；第二步，选择集合；第三步，等待完成。",
        "𠮷野家的菜单很简单。",
        "很短。"
    };
    private static final String[] ENGLISH = {
        "The retrieval system splits documents into passages. ",
        "It embeds each of them, e.g. on a CPU. ",
        "Dr. Smith measured 3.14 ms; that was fast. ",
        "Why does it work? ",
        "Vectors are compared by cosine, ",
        "and ties are broken by id. ",
        "See https://example.com/a/very/long/path?with=parameters for details. ",
        "Yes! "
    };

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();

    Documents heading(int level, String value) {
        return add(BlockKind.HEADING, level, value);
    }

    Documents add(BlockKind kind, String value) {
        return add(kind, 0, value);
    }

    private Documents add(BlockKind kind, int level, String value) {
        text.append(text.isEmpty() ? "" : "\n\n");
        int start = text.length();
        text.append(value.strip());
        blocks.add(new Block(kind, level, start, text.length(), OptionalInt.of(1 + blocks.size() / 10)));
        return this;
    }

    ExtractedDocument document() {
        return new ExtractedDocument("t", "text/plain", Optional.empty(), Map.of(), text.toString(), blocks);
    }

    static ExtractedDocument random(RandomGenerator random, int blockCount) {
        Documents documents = new Documents();
        for (int i = 0; i < blockCount; i++) {
            switch (random.nextInt(12)) {
                case 0, 1 -> documents.heading(1 + random.nextInt(4), sentences(random, 1));
                case 2 -> documents.add(BlockKind.LIST_ITEM, "- " + sentences(random, 1 + random.nextInt(3)));
                case 3 -> {
                    documents.add(BlockKind.TABLE_HEADER, "名称 | Price | 数量");
                    for (int row = random.nextInt(40); row >= 0; row--) {
                        documents.add(
                                BlockKind.TABLE_ROW, "商品" + row + " | " + row * 1.5 + " | " + sentences(random, 1));
                    }
                }
                case 4 -> documents.add(BlockKind.CODE, "int x = 1;\n    call(x);\n".repeat(1 + random.nextInt(30)));
                case 5 -> documents.add(BlockKind.PARAGRAPH, word(random));
                default -> documents.add(BlockKind.PARAGRAPH, sentences(random, 1 + random.nextInt(15)));
            }
        }
        return documents.document();
    }

    private static String sentences(RandomGenerator random, int count) {
        StringBuilder out = new StringBuilder();
        String[] language = random.nextBoolean() ? CHINESE : ENGLISH;
        for (int i = 0; i < count; i++) {
            String[] from = random.nextInt(10) == 0 ? (language == CHINESE ? ENGLISH : CHINESE) : language;
            out.append(from[random.nextInt(from.length)]);
        }
        return out.toString();
    }

    /** Something without any place to cut. */
    private static String word(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> "x".repeat(1 + random.nextInt(8_000));
            case 1 -> "学".repeat(1 + random.nextInt(3_000));
            case 2 -> "𠮷😀".repeat(1 + random.nextInt(1_000));
            default -> "a1-".repeat(1 + random.nextInt(2_000));
        };
    }
}
