package io.embedsmith.retrieval.extract.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFShape;
import org.apache.poi.xssf.usermodel.XSSFSimpleShape;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Excel workbooks: sheets stream by, their cells as Excel shows them, results in place of formulas. */
final class XlsxReader implements FormatReader {
    @Override
    public void read(Source source, Draft draft) throws IOException {
        try (OfficePackage file = OfficePackage.open(source.file())) {
            readSheets(file.parts(), source, draft);
            file.addProperties(draft);
        } catch (OpenXML4JException | SAXException | ParserConfigurationException | IOException | RuntimeException e) {
            throw ParserFailure.refusal(e, source);
        }
    }

    private static void readSheets(OPCPackage parts, Source source, Draft draft)
            throws OpenXML4JException, SAXException, ParserConfigurationException, IOException {
        XSSFReader reader = new XSSFReader(parts);
        StylesTable styles = reader.getStylesTable();
        ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(parts, false);
        CellFormatter formatter = new CellFormatter(Locale.ROOT);
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        for (int page = 1; sheets.hasNext(); page++) {
            draft.text().page(page);
            MarkupBlocks blocks = new MarkupBlocks(draft.text(), source.limits().depth());
            MergedCells merged = new MergedCells();
            try (InputStream first = sheets.next();
                    InputStream second = sheets.getSheetPart().getInputStream()) {
                // The list of merged cells stands behind the cells.
                parse(first, merged);
                SheetRows rows = new SheetRows(blocks, sheets.getSheetName(), merged);
                parse(second, new XSSFSheetXMLHandler(styles, null, texts, rows, formatter, false));
                rows.end();
            }
            for (XSSFShape shape : sheets.getShapes()) {
                if (shape instanceof XSSFSimpleShape box) {
                    blocks.start("p");
                    blocks.text(box.getText().replace('\n', Whitespace.HARD_BREAK));
                    blocks.end("p");
                }
            }
            blocks.finish();
        }
    }

    private static void parse(InputStream in, ContentHandler handler)
            throws SAXException, ParserConfigurationException, IOException {
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setContentHandler(handler);
        reader.parse(new InputSource(in));
    }
}
