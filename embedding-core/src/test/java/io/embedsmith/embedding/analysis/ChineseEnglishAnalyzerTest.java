package io.embedsmith.embedding.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChineseEnglishAnalyzerTest {
    private static final ChineseEnglishAnalyzer ANALYZER = new ChineseEnglishAnalyzer(UserDictionary.EMPTY);

    @Test
    void chineseGivesWordsAndMarkedBigrams() {
        assertThat(ANALYZER.tokens("北京大学生前来应聘"))
                .containsExactlyInAnyOrder(
                        "北京", "大学生", "前来", "应聘", "~北京", "~京大", "~大学", "~学生", "~生前", "~前来", "~来应", "~应聘");
    }

    @Test
    void englishIsStemmedAndLosesStopWords() {
        assertThat(ANALYZER.tokens("The library's readers are running")).containsExactly("librari", "reader", "run");
    }

    @Test
    void bothLanguagesInOneSentenceKeepTextOrder() {
        assertThat(ANALYZER.tokens("用Quarkus部署服务")).containsExactly("用", "quarku", "部署", "~部署", "~署服", "服务", "~服务");
    }

    @ParameterizedTest
    @CsvSource({
        "機器學習, 机器学习", // traditional and simplified
        "ＧＰＵ, GPU", // full-width
        "ｶﾀｶﾅ, カタカナ", // half-width
        "Café, CAFE", // accents and case
        "乾燥, 干燥",
        "Wi-Fi, WiFi",
        "x86_64, x86-64",
        "GB/T-7714, GB/T 7714",
        "'1,000,000', 1000000",
        "co­operate, cooperate", // soft hyphen
    })
    void spellingsOfOneWordShareAToken(String one, String other) {
        assertThat(ANALYZER.tokens(one)).containsAnyElementsOf(ANALYZER.tokens(other));
    }

    @ParameterizedTest
    @CsvSource({
        "GB/T-7714, gbt7714",
        "GB/T-7714, 7714",
        "x86_64, x8664",
        "x86_64, x86",
        "node.js, js",
        "C++, c++",
        "C#, c#",
        "3.14, 3.14",
        "v1.2.3, v1.2.3",
        "2023-01-05, 20230105",
    })
    void partNumbersStayFindable(String text, String token) {
        assertThat(ANALYZER.tokens("见 " + text + "，第二版")).contains(token);
    }

    @ParameterizedTest
    @CsvSource({"ひ, ひ", "ひらがな, ~ひら", "한국어, 한국어", "привет, привет", "❤️, ❤️", "👩‍💻, 👩‍💻", "𠮷, 𠮷", "𠮷野家, ~𠮷野"})
    void otherScriptsAreNotLost(String text, String token) {
        assertThat(ANALYZER.tokens(text)).contains(token);
    }

    @Test
    void whatCannotBeStoredIsRemoved() {
        List<String> tokens = ANALYZER.tokens("ab\u0000cd \uD800ef\uDC00 \u0007gh");
        assertThat(tokens).containsExactly("ab", "cd", "ef", "gh");
    }

    @Test
    void anEndlessWordIsCutIntoTokensThatFit() {
        assertThat(ANALYZER.tokens("x".repeat(100_000))).hasSizeGreaterThan(300).allMatch(t -> t.length() <= 255);
        assertThat(ANALYZER.tokens("学".repeat(100_000))).allMatch(t -> !t.isEmpty() && t.length() <= 255);
        assertThat(ANALYZER.tokens("𠮷".repeat(5_000))).allMatch(t -> !hasLoneSurrogate(t));
    }

    @Test
    void emptyTextHasNoTokens() {
        assertThat(ANALYZER.tokens("")).isEmpty();
        assertThat(ANALYZER.tokens(" \u0000 。， \n")).isEmpty();
    }

    @Test
    void eachInstanceHasItsOwnDictionary() {
        String text = "今天发布了量子速读机";
        var with = new ChineseEnglishAnalyzer(UserDictionary.of(List.of("量子速读机")));
        var without = new ChineseEnglishAnalyzer(UserDictionary.EMPTY);
        assertThat(with.tokens(text)).contains("量子速读机");
        assertThat(without.tokens(text)).doesNotContain("量子速读机");
    }

    @Test
    void userWordOfLettersIsNotFoundInsideALongerOne() {
        var analyzer = new ChineseEnglishAnalyzer(UserDictionary.of(List.of("art", "Visual Studio", "K8s集群")));
        assertThat(analyzer.tokens("a party")).containsExactly("parti");
        assertThat(analyzer.tokens("VISUAL studio中的k8s集群")).contains("visual_studio", "visual", "k8s集群", "~集群");
    }

    @Test
    void userWordsAreFoundInEverySpelling() {
        var analyzer = new ChineseEnglishAnalyzer(UserDictionary.of(List.of("速讀機Ｘ")));
        assertThat(analyzer.tokens("买速读机x一台")).contains("速读机x");
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void userWordBecomesAToken(long seed) {
        RandomGenerator random = random(seed);
        String word = han(random, 2 + random.nextInt(6));
        String text = han(random, random.nextInt(20)) + word + han(random, random.nextInt(20));
        var analyzer = new ChineseEnglishAnalyzer(UserDictionary.of(List.of(word)));
        assertThat(analyzer.tokens(text)).contains(word);
        assertThat(analyzer.tokens(word)).contains(word);
    }

    @ParameterizedTest(name = "-Dtests.seed={0}")
    @MethodSource("seeds")
    void anyTextGivesTokensThatFitAndAlwaysTheSame(long seed) {
        RandomGenerator random = random(seed);
        for (int round = 0; round < 20; round++) {
            String text = anything(random, 1 + random.nextInt(400));
            List<String> tokens = ANALYZER.tokens(text);
            assertThat(tokens).allSatisfy(token -> {
                assertThat(token).isNotEmpty().hasSizeLessThanOrEqualTo(255);
                assertThat(token.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c)))
                        .isTrue();
                assertThat(hasLoneSurrogate(token)).isFalse();
            });
            assertThat(ANALYZER.tokens(text)).isEqualTo(tokens);
        }
    }

    @Test
    void severalThreadsGetWhatOneGets() throws Exception {
        RandomGenerator random = random(7);
        List<String> texts = IntStream.range(0, 200)
                .mapToObj(i -> han(random, 40) + " words " + anything(random, 50))
                .toList();
        List<List<String>> expected = texts.stream().map(ANALYZER::tokens).toList();
        Callable<List<List<String>>> all =
                () -> texts.stream().map(ANALYZER::tokens).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<List<String>>> result : threads.invokeAll(List.of(all, all, all, all))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    static LongStream seeds() {
        return Long.getLong("tests.seed") != null ? LongStream.of(Long.getLong("tests.seed")) : LongStream.range(0, 50);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Characters of the first plane's main block that have one form only. */
    private static String han(RandomGenerator random, int length) {
        String common = "的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好";
        return random.ints(length, 0, common.length())
                .collect(StringBuilder::new, (out, i) -> out.append(common.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** UTF-16 units from everywhere, lone surrogates included. */
    private static String anything(RandomGenerator random, int length) {
        StringBuilder out = new StringBuilder();
        while (out.length() < length) {
            switch (random.nextInt(6)) {
                case 0 -> out.append((char) random.nextInt(0x10000));
                case 1 -> out.appendCodePoint(random.nextInt(0x110000));
                case 2 -> out.append((char) ('0' + random.nextInt(75)));
                case 3 -> out.append("-_/.:,+#@' ~&".charAt(random.nextInt(13)));
                case 4 -> out.append((char) (0x4E00 + random.nextInt(0x5200)));
                default -> out.append((char) random.nextInt(0x3100));
            }
        }
        return out.toString();
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
