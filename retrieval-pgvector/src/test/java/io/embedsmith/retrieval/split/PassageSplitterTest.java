package io.embedsmith.retrieval.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With the tokenizers of two bundled models. */
class PassageSplitterTest {
    private static SubwordTokenizer chinese;
    private static SubwordTokenizer english;

    @BeforeAll
    static void open() {
        Path models = Path.of(System.getProperty("embedsmith.models"));
        chinese = SubwordTokenizer.load(models.resolve("bge-small-zh-v1.5").resolve("tokenizer.json"));
        english = SubwordTokenizer.load(models.resolve("e5-small-v2").resolve("tokenizer.json"));
    }

    @AfterAll
    static void close() {
        chinese.close();
        english.close();
    }

    @Test
    void smallNeighboursShareAPassageAndHeadingsStartOne() {
        ExtractedDocument document = new Documents()
                .heading(1, "手册")
                .heading(2, "安装")
                .add(BlockKind.PARAGRAPH, "先关闭电源。")
                .add(BlockKind.PARAGRAPH, "再打开机箱，取出旧的硬盘。")
                .heading(2, "维护")
                .add(BlockKind.PARAGRAPH, "每年清理一次灰尘。")
                .document();
        List<PassageDraft> passages = split(document, new SplitSettings(40, 0, true));
        assertThat(passages)
                .extracting(PassageDraft::text)
                .containsExactly("手册\n\n安装\n\n先关闭电源。\n\n再打开机箱，取出旧的硬盘。", "维护\n\n每年清理一次灰尘。");
        assertThat(passages).extracting(PassageDraft::headings).containsExactly(List.of(), List.of("手册"));
        assertThat(passages.get(1).embeddedText()).isEqualTo("手册\n维护\n\n每年清理一次灰尘。");
    }

    @Test
    void paragraphsStayWholeWhileTheyFit() {
        String first = "一二三四五六七八九十。".repeat(2);
        String second = "甲乙丙丁戊己庚辛壬癸。".repeat(2);
        ExtractedDocument document = new Documents()
                .add(BlockKind.PARAGRAPH, first)
                .add(BlockKind.PARAGRAPH, second)
                .document();
        assertThat(split(document, new SplitSettings(40, 0, true)))
                .extracting(PassageDraft::text)
                .containsExactly(first, second);
    }

    @Test
    void longParagraphsAreCutBetweenSentencesAndOverlapByWholeOnes() {
        ExtractedDocument document = new Documents()
                .heading(1, "Animals")
                .add(
                        BlockKind.PARAGRAPH,
                        "Cats sleep all day. Dogs run. Birds sing in the morning. Fish swim in water.")
                .document();
        List<PassageDraft> passages = split(document, new SplitSettings(16, 4, true));
        assertThat(passages)
                .extracting(PassageDraft::text)
                .containsExactly(
                        "Animals\n\nCats sleep all day. Dogs run.",
                        "Dogs run. Birds sing in the morning.",
                        "Fish swim in water.");
        assertThat(passages.get(1).headings()).containsExactly("Animals");
    }

    @Test
    void aTableThatGoesOnKeepsTheNamesOfItsColumns() {
        Documents table = new Documents().heading(1, "价格").add(BlockKind.TABLE_HEADER, "品名 | 单价");
        for (int i = 0; i < 10; i++) {
            table.add(BlockKind.TABLE_ROW, "商品" + i + " | " + i + " 元");
        }
        List<PassageDraft> passages = split(table.document(), new SplitSettings(32, 8, true));
        assertThat(passages).hasSizeGreaterThan(2);
        assertThat(passages.getFirst().headings()).isEmpty();
        assertThat(passages.subList(1, passages.size())).allSatisfy(passage -> {
            assertThat(passage.headings()).containsExactly("价格", "品名 | 单价");
            assertThat(passage.embeddedText()).startsWith("价格\n品名 | 单价\n商品");
        });
    }

    @Test
    void headingsAreShownButNotEmbeddedWhenSwitchedOff() {
        ExtractedDocument document = new Documents()
                .heading(1, "Title")
                .add(BlockKind.PARAGRAPH, "One sentence here is long enough. Another sentence follows it here at once.")
                .document();
        PassageDraft last = split(document, new SplitSettings(16, 0, false)).getLast();
        assertThat(last.headings()).containsExactly("Title");
        assertThat(last.embeddedText()).isEqualTo(last.text());
    }

    @Test
    void anEmptyDocumentHasNoPassages() {
        assertThat(split(new Documents().document(), SplitSettings.DEFAULT)).isEmpty();
    }

    @Test
    void whole_isOnePassage() {
        ExtractedDocument document = new Documents()
                .heading(1, "T")
                .add(BlockKind.PARAGRAPH, "文字。".repeat(1_000))
                .document();
        PassageDraft passage = new PassageSplitter(chinese, SplitSettings.DEFAULT).whole(document);
        assertThat(passage.text()).isEqualTo(document.text());
        assertThat(passage.tokens()).isGreaterThan(3_000);
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void whateverTheDocument(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        ExtractedDocument document = Documents.random(random, 1 + random.nextInt(40));
        int maxTokens = 16 + random.nextInt(240);
        SplitSettings settings = new SplitSettings(maxTokens, random.nextInt(maxTokens / 2), random.nextBoolean());
        SubwordTokenizer tokenizer = random.nextBoolean() ? chinese : english;
        List<PassageDraft> passages = new PassageSplitter(tokenizer, settings).split(document);

        BitSet covered = new BitSet();
        int previousEnd = 0;
        for (int i = 0; i < passages.size(); i++) {
            PassageDraft passage = passages.get(i);
            assertThat(passage.ordinal()).isEqualTo(i);
            assertThat(passage.text()).isEqualTo(document.text().substring(passage.start(), passage.end()));
            assertThat(hasHalfPair(passage.text())).isFalse();
            assertThat(passage.embeddedText()).endsWith(passage.text());
            assertThat(passage.tokens())
                    .isEqualTo(tokenizer.countTokens(passage.embeddedText()) + tokenizer.specialTokens())
                    .isLessThanOrEqualTo(maxTokens);
            assertThat(passage.text().length()).isLessThanOrEqualTo(16 * maxTokens);
            assertThat(passage.end()).isGreaterThan(previousEnd);
            if (passage.start() < previousEnd) {
                String repeated = document.text().substring(passage.start(), previousEnd);
                assertThat(tokenizer.countTokens(repeated)).isLessThanOrEqualTo(settings.overlapTokens());
            }
            covered.set(passage.start(), passage.end());
            previousEnd = passage.end();
        }
        for (int i = 0; i < document.text().length(); i++) {
            if (!Character.isWhitespace(document.text().charAt(i))) {
                assertThat(covered.get(i)).as("character %d is in a passage", i).isTrue();
            }
        }
        assertThat(new PassageSplitter(tokenizer, settings).split(document)).isEqualTo(passages);
    }

    static LongStream seeds() {
        return Long.getLong("tests.seed") != null ? LongStream.of(Long.getLong("tests.seed")) : LongStream.range(0, 60);
    }

    private static List<PassageDraft> split(ExtractedDocument document, SplitSettings settings) {
        return new PassageSplitter(chinese, settings).split(document);
    }

    private static boolean hasHalfPair(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
