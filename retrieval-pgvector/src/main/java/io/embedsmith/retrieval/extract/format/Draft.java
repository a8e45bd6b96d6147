package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A document under construction: what a reader fills in. */
final class Draft {
    private static final int MAX_TITLE_LENGTH = 200;
    private static final int MAX_VALUE_LENGTH = 1_000;

    private final Source source;
    private final TextAssembler text;
    private final Map<String, String> metadata = new TreeMap<>();
    private String title = "";
    private Optional<String> language = Optional.empty();

    Draft(Source source) {
        this.source = source;
        this.text = new TextAssembler(source.limits().characters());
    }

    TextAssembler text() {
        return text;
    }

    /** A blank title counts as none; the first one stays. */
    void title(String value) {
        if (title.isEmpty()) {
            title = line(value, MAX_TITLE_LENGTH);
        }
    }

    void language(String tag) {
        String clean = line(tag, 35).replace('_', '-');
        if (language.isEmpty() && clean.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")) {
            language = Optional.of(clean);
        }
    }

    void metadata(String field, String value) {
        String clean = line(value, MAX_VALUE_LENGTH);
        if (!clean.isEmpty()) {
            metadata.putIfAbsent(field, clean);
        }
    }

    ExtractedDocument document(String mediaType) {
        String all = text.text();
        return new ExtractedDocument(
                title.isEmpty() ? fallbackTitle(all) : title,
                mediaType,
                ScriptLanguage.of(all).filter(this::isNotDeclared).or(() -> language),
                metadata,
                all,
                text.blocks());
    }

    /** Programs write the language that they speak themselves; the script of the text knows better. */
    private boolean isNotDeclared(String found) {
        return language.filter(declared -> ScriptLanguage.isWrittenAs(found, declared))
                .isEmpty();
    }

    private String fallbackTitle(String all) {
        Optional<String> heading = text.blocks().stream()
                .filter(block -> block.kind() == BlockKind.HEADING)
                .filter(block -> block.level() <= 2)
                .findFirst()
                .map((Block block) -> block.in(all));
        return line(heading.orElseGet(this::nameWithoutExtension), MAX_TITLE_LENGTH);
    }

    private String nameWithoutExtension() {
        String name = source.name().substring(source.name().lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String line(String value, int maxLength) {
        String clean = Whitespace.tidy(BlockKind.HEADING, SafeText.clean(value)).replace('\n', ' ');
        if (clean.length() <= maxLength) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return clean.substring(0, end);
    }
}
