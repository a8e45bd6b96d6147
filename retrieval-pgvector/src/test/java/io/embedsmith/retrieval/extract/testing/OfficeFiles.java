package io.embedsmith.retrieval.extract.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** Word, Excel and PowerPoint files. */
public final class OfficeFiles {
    private OfficeFiles() {}

    /** Two headings, a paragraph in each language, a table, a list. */
    public static byte[] docx() {
        try (XWPFDocument document = new XWPFDocument()) {
            XWPFStyles styles = document.createStyles();
            for (int level = 1; level <= 2; level++) {
                CTStyle style = CTStyle.Factory.newInstance();
                style.setStyleId("Heading" + level);
                style.addNewName().setVal("heading " + level);
                styles.addStyle(new XWPFStyle(style));
            }
            document.getProperties().getCoreProperties().setTitle("设备手册");
            document.getProperties().getCoreProperties().setCreator("王芳");
            paragraph(document, "安装").setStyle("Heading1");
            paragraph(document, "先关闭电源，再打开机箱。");
            paragraph(document, "Tools").setStyle("Heading2");
            XWPFFootnote note = document.createFootnote();
            note.createParagraph().createRun().setText("Or a coin.");
            paragraph(document, "A screwdriver is enough.").addFootnoteReference(note);
            XWPFTable table = document.createTable(3, 2);
            String[][] cells = {{"名称", "数量"}, {"螺丝", "8"}, {"垫片", "4"}};
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 2; column++) {
                    table.getRow(row).getCell(column).setText(cells[row][column]);
                }
            }
            document.createNumbering();
            paragraph(document, "Close the case").setNumID(BigInteger.ONE);
            return bytes(document::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.createRun().setText(text);
        return paragraph;
    }

    /** The same, password "secret". */
    public static byte[] encryptedDocx() {
        try (POIFSFileSystem files = new POIFSFileSystem();
                OPCPackage document = OPCPackage.open(new ByteArrayInputStream(docx()))) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(files)) {
                document.save(out);
            }
            return bytes(files::writeFilesystem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two slides with title and two lines each. */
    public static byte[] pptx() {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFSlideLayout layout = show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_AND_CONTENT);
            for (String title : new String[] {"季度总结", "Next steps"}) {
                XSLFSlide slide = show.createSlide(layout);
                slide.getPlaceholder(0).setText(title);
                slide.getPlaceholder(1).setText("收入增长 of " + title + "\nCosts are flat");
            }
            return bytes(show::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two sheets of three rows. */
    public static byte[] xlsx() {
        return workbook(new XSSFWorkbook());
    }

    /** The same in the format of Excel 97. */
    public static byte[] xls() {
        return workbook(new HSSFWorkbook());
    }

    private static byte[] workbook(Workbook workbook) {
        try (workbook) {
            for (String name : new String[] {"价格", "Stock"}) {
                Sheet sheet = workbook.createSheet(name);
                String[] header = {"品名", "Price", "Note"};
                for (int i = 0; i < 3; i++) {
                    Row row = sheet.createRow(i);
                    for (int column = 0; column < 3; column++) {
                        if (i == 0) {
                            row.createCell(column).setCellValue(header[column]);
                        } else if (column == 1) {
                            row.createCell(column).setCellValue(i * 1.5);
                        } else {
                            row.createCell(column).setCellValue(name + i + column);
                        }
                    }
                }
            }
            return bytes(workbook::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writer writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out);
        return out.toByteArray();
    }
}
