package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text without mark-up. Blank lines end paragraphs. Where a file has none, or keeps each paragraph on one long line,
 * every line is one.
 */
final class PlainTextReader implements FormatReader {
    /** Lines longer than this were not broken to fit a terminal or a page. */
    private static final int LONGEST_WRAPPED_LINE = 100;

    /** A bullet, a number, or a Chinese numeral of a list or of a law. */
    private static final Pattern ITEM = Pattern.compile("[-*•]\\s|\\d{1,3}[.)]\\s|\\d{1,3}[、）．]|[①-⑳]"
            + "|[（(][\\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[\\d一二三四五六七八九十百]{1,5}[章节条]");

    @Override
    public void read(Source source, Draft draft) throws IOException {
        String text = SafeText.clean(TextDecoder.decode(Files.readAllBytes(source.file())));
        draft.text().checkRoom(text.length());
        for (List<String> group : groups(text)) {
            if (isWrapped(group)) {
                draft.text().add(BlockKind.PARAGRAPH, String.join(String.valueOf(Whitespace.WRAP), group));
            } else {
                group.forEach(line -> draft.text().add(BlockKind.PARAGRAPH, line));
            }
        }
    }

    private static List<List<String>> groups(String text) {
        List<List<String>> groups = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!line.isBlank()) {
                current.add(line);
            } else if (!current.isEmpty()) {
                groups.add(current);
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            groups.add(current);
        }
        return groups;
    }

    /**
     * Whether the lines are one paragraph broken to a width: none too long, and all but the last reach at least half of
     * the longest, as lines of verse, of a list or of a log seldom do.
     */
    private static boolean isWrapped(List<String> lines) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        return longest <= LONGEST_WRAPPED_LINE
                && lines.subList(0, lines.size() - 1).stream().allMatch(line -> line.length() * 2 >= longest)
                && lines.stream().skip(1).noneMatch(PlainTextReader::startsItem);
    }

    private static boolean startsItem(String line) {
        return ITEM.matcher(line.stripLeading()).lookingAt() || line.startsWith("\u3000\u3000");
    }
}
