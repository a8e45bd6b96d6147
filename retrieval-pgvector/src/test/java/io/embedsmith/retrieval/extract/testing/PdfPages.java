package io.embedsmith.retrieval.extract.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A PDF file with text where a test wants it, lengths in points, y from the top of the page. Chinese stands in a font that
 * is not embedded: character codes are UCS-2 by the predefined CMap UniGB-UCS2-H (PDF 32000-1, 9.7.5.2), as many Chinese
 * programs write. So no font file is needed.
 */
public final class PdfPages {
    private static final int HEIGHT = 842;
    private static final List<String> FONTS = List.of(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe)"
                    + " /Ordering (GB1) /Supplement 4 >> /FontDescriptor 8 0 R /DW 1000 >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900]"
                    + " /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
    private static final int FIRST_FONT = 3;

    private final List<StringBuilder> pages = new ArrayList<>();
    private Font font = Font.PLAIN;
    private double size = 10;

    /** What text is set in. */
    public enum Font {
        PLAIN("F0"),
        BOLD("F1"),
        FIXED_PITCH("F2"),
        CHINESE("F3");

        private final String resource;

        Font(String resource) {
            this.resource = resource;
        }
    }

    /** What follows stands on a new page. */
    public PdfPages page() {
        pages.add(new StringBuilder());
        return this;
    }

    /** What follows is set in this. */
    public PdfPages in(Font newFont, double newSize) {
        this.font = newFont;
        this.size = newSize;
        return this;
    }

    /** A line. */
    public PdfPages text(double x, double y, String text) {
        return placed("1 0 0 1", x, y, text);
    }

    /** A line that runs upwards. */
    public PdfPages upwards(double x, double y, String text) {
        return placed("0 1 -1 0", x, y, text);
    }

    private PdfPages placed(String matrix, double x, double y, String text) {
        boolean isChinese = font == Font.CHINESE;
        String hex = HexFormat.of()
                .formatHex(text.getBytes(isChinese ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1));
        pages.getLast()
                .append(String.format(
                        Locale.ROOT,
                        "BT /%s %.1f Tf %s %.1f %.1f Tm <%s> Tj ET\n",
                        font.resource,
                        size,
                        matrix,
                        x,
                        HEIGHT - y,
                        hex));
        return this;
    }

    /** Lines below each other, from a height on. */
    public PdfPages lines(double x, double y, double leading, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            text(x, y + i * leading, lines[i]);
        }
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        List<String> objects = new ArrayList<>();
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            kids.append(FIRST_FONT + FONTS.size() + 2 * i).append(" 0 R ");
        }
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Kids [" + kids + "] /Count " + pages.size() + " >>");
        objects.addAll(FONTS);
        for (int i = 0; i < pages.size(); i++) {
            int content = FIRST_FONT + FONTS.size() + 2 * i + 1;
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 " + HEIGHT + "] /Contents " + content
                    + " 0 R /Resources << /Font << /F0 3 0 R /F1 4 0 R /F2 5 0 R /F3 6 0 R >> >> >>");
            objects.add("<< /Length " + pages.get(i).length() + " >>\nstream\n" + pages.get(i) + "\nendstream");
        }
        return file(objects);
    }

    private static byte[] file(List<String> objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.5\n");
        List<Integer> offsets = new ArrayList<>();
        for (String object : objects) {
            offsets.add(pdf.length());
            pdf.append(offsets.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        pdf.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        return pdf.append(table).append("\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
