package io.embedsmith.retrieval.extract.format;

import java.io.IOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.xml.sax.SAXException;

/**
 * Word documents. Their parts are read as they stream by: POI's model of a document takes several times the memory, and
 * Tika's does not know where the numbers of a list start anew.
 */
final class DocxReader implements FormatReader {
    @Override
    public void read(Source source, Draft draft) throws IOException {
        try (OfficePackage file = OfficePackage.open(source.file())) {
            PackagePart main = file.main()
                    .orElseThrow(() -> new InvalidFormatException("the archive does not say which part is the text"));
            readText(main, source, draft);
            file.addProperties(draft);
        } catch (InvalidFormatException | SAXException | IOException | RuntimeException e) {
            throw ParserFailure.refusal(e, source);
        }
    }

    private static void readText(PackagePart main, Source source, Draft draft)
            throws InvalidFormatException, IOException, SAXException {
        WordStyles styles = new WordStyles(OfficePackage.tree(main, "styles"));
        WordLists lists = new WordLists(OfficePackage.tree(main, "numbering"), styles);
        WordNotes notes = new WordNotes(draft.text());
        for (String kind : List.of("footnotes", "endnotes")) {
            for (PackagePart part : OfficePackage.related(main, kind)) {
                OfficePackage.read(part, notes);
            }
        }
        MarkupBlocks blocks = new MarkupBlocks(draft.text(), source.limits().depth());
        OfficePackage.read(main, new WordBody(new WordParagraphs(blocks, styles, lists), notes.byReference()));
        for (String kind : List.of("diagramData", "chart")) {
            for (PackagePart part : OfficePackage.related(main, kind)) {
                OfficePackage.read(part, new DrawingText(blocks));
            }
        }
        blocks.finish();
    }
}
