package io.embedsmith.retrieval.extract.format;

import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.tika.parser.microsoft.TikaExcelDataFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as Excel shows them. Dates in the format of the reader's country are written as ISO 8601 has them, since the file
 * does not say which country that is; formats that only Chinese versions of Excel have by number are known here.
 */
final class CellFormatter extends TikaExcelDataFormatter {
    private static final String DATE = "yyyy-mm-dd";
    private static final String MONTH = "yyyy年m月";
    private static final String DAY = "m月d日";
    private static final String TIME = "h时mm分";
    private static final String EXACT_TIME = "h时mm分ss秒";

    /** ECMA-376, 18.8.30 numFmt: built-in formats, for zh-CN from 27 on. */
    private static final Map<Integer, String> BUILT_IN = Map.ofEntries(
            Map.entry(14, DATE),
            Map.entry(22, DATE + " hh:mm"),
            Map.entry(27, MONTH),
            Map.entry(28, DAY),
            Map.entry(29, DAY),
            Map.entry(30, DATE),
            Map.entry(31, "yyyy年m月d日"),
            Map.entry(32, TIME),
            Map.entry(33, EXACT_TIME),
            Map.entry(34, TIME),
            Map.entry(35, EXACT_TIME),
            Map.entry(36, MONTH),
            Map.entry(50, MONTH),
            Map.entry(51, DAY),
            Map.entry(52, MONTH),
            Map.entry(53, DAY),
            Map.entry(54, DAY),
            Map.entry(55, TIME),
            Map.entry(56, EXACT_TIME),
            Map.entry(57, MONTH),
            Map.entry(58, DAY));

    CellFormatter(Locale locale) {
        super(locale);
    }

    @Override
    public String formatRawCellContents(double value, int index, @Nullable String format, boolean from1904) {
        String known = BUILT_IN.getOrDefault(index, format == null ? "General" : format);
        boolean isDate = BUILT_IN.containsKey(index) || DateUtil.isADateFormat(index, known);
        return super.formatRawCellContents(value, isDate ? -1 : index, isDate ? unquoted(known) : known, from1904);
    }

    /** POI writes the quotes and the backslashes of date formats out. */
    private static String unquoted(String format) {
        return format.replaceAll("\\\\([^a-zA-Z])", "$1").replaceAll("\"([^\"a-zA-Z]*)\"", "$1");
    }
}
