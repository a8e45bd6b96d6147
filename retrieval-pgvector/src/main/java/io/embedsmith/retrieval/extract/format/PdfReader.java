package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.layout.Layout;
import io.embedsmith.retrieval.extract.layout.PageWords;
import io.embedsmith.retrieval.extract.layout.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.jspecify.annotations.Nullable;

/** PDF by PDFBox: words where they stand on the page, put in reading order; then what a form was filled in with. */
final class PdfReader implements FormatReader {
    private static final long MAIN_MEMORY_BYTES = 64L << 20;
    /** Programs that print to PDF put their own name before that of the file. */
    private static final String PRINTED_BY = "^Microsoft (Word|PowerPoint|Excel) - ";

    @Override
    public void read(Source source, Draft draft) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(source.file().toFile(), MemoryUsageSetting.setupMixed(MAIN_MEMORY_BYTES).streamCache)) {
            describe(document, draft);
            for (Piece piece : Layout.read(pages(document, source, draft))) {
                add(piece, draft);
            }
            addForm(document.getDocumentCatalog().getAcroForm(), draft);
        } catch (InvalidPasswordException e) {
            throw ParserFailure.encrypted(source.name(), e);
        } catch (IOException | RuntimeException e) {
            throw ParserFailure.refusal(e, source);
        }
    }

    private static void describe(PDDocument document, Draft draft) {
        PDDocumentInformation information = document.getDocumentInformation();
        draft.title(Optional.ofNullable(information.getTitle()).orElse("").replaceFirst(PRINTED_BY, ""));
        draft.language(
                Optional.ofNullable(document.getDocumentCatalog().getLanguage()).orElse(""));
        metadata(draft, "author", information.getAuthor());
        metadata(draft, "subject", information.getSubject());
        metadata(draft, "keywords", information.getKeywords());
        metadata(draft, "created", instant(information.getCreationDate()));
        metadata(draft, "modified", instant(information.getModificationDate()));
        draft.metadata("pages", Integer.toString(document.getNumberOfPages()));
    }

    private static void metadata(Draft draft, String field, @Nullable String value) {
        if (value != null) {
            draft.metadata(field, value);
        }
    }

    private static @Nullable String instant(@Nullable Calendar calendar) {
        return calendar == null ? null : calendar.toInstant().toString();
    }

    /** A page that cannot be read costs only itself, as long as another one can. */
    private static List<PageWords> pages(PDDocument document, Source source, Draft draft) throws IOException {
        List<PageWords> pages = new ArrayList<>();
        IOException last = null;
        int broken = 0;
        long characters = 0;
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            try {
                PdfWords words = PdfWords.of(document, number);
                characters += words.characters();
                draft.text().checkRoom(characters);
                pages.addAll(words.pages());
            } catch (IOException e) {
                broken++;
                last = e;
            }
        }
        if (last != null && pages.stream().allMatch(page -> page.words().isEmpty())) {
            throw ParserFailure.damaged(source.name(), last);
        }
        if (broken > 0) {
            draft.metadata("unreadablePages", Integer.toString(broken));
        }
        return pages;
    }

    private static void add(Piece piece, Draft draft) {
        draft.text().page(piece.page());
        boolean program = piece.kind() == BlockKind.CODE;
        String text = String.join(program ? "\n" : String.valueOf(Whitespace.WRAP), piece.lines());
        if (piece.kind() == BlockKind.HEADING) {
            draft.text().heading(piece.level(), text);
        } else {
            draft.text().add(piece.kind(), text);
        }
    }

    private static void addForm(@Nullable PDAcroForm form, Draft draft) {
        if (form == null) {
            return;
        }
        for (PDField field : form.getFieldTree()) {
            String value = field instanceof PDNonTerminalField ? "" : field.getValueAsString();
            if (value != null && !value.isBlank() && !value.equals("Off")) {
                String name = Optional.ofNullable(field.getAlternateFieldName()).orElse(field.getPartialName());
                draft.text().add(BlockKind.PARAGRAPH, (name == null ? "" : name + ": ") + value);
            }
        }
    }
}
