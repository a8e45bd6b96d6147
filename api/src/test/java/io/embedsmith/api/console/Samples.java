package io.embedsmith.api.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Real files, small enough to know by heart. */
final class Samples {
    /** A sentence of the PDF, and a question that means it without sharing a word with the whole file. */
    static final String LAPTOPS = "Laptops are encrypted and lock themselves after five minutes without input.";

    static final String LAPTOPS_PARAPHRASE = "What protects my computer when I walk away?";
    static final String LAPTOPS_KEYWORD = "encrypted";

    /** A sentence of the Markdown file, and a question that means it without sharing a word. */
    static final String TRAVEL = "出差归来后十五天内提交发票，财务部在五个工作日内把钱打到工资卡。";

    static final String TRAVEL_PARAPHRASE = "旅行花销怎么拿回来";
    static final String TRAVEL_KEYWORD = "工资卡";

    private static final List<List<String>> HANDBOOK = List.of(
            List.of(
                    "The kitchen on each floor has a coffee machine. Whoever takes the last cup",
                    "fills the tank. Food in the fridge carries a name and a date, and leaves on",
                    "Friday afternoon. The dishwasher starts by itself at eight in the evening."),
            List.of(
                    LAPTOPS,
                    "Passwords come from the password safe. A lost device is reported to the help desk at once."),
            List.of(
                    "The garden behind the house may be used by everybody. Bicycles stand under the",
                    "roof beside the gate. Parking spaces for cars are given out by lot each January.",
                    "In winter the paths are cleared of snow before seven."));

    /** Queries with their passages, to learn from. */
    static final String EXAMPLES = """
            {"query": "怎样重置密码", "pos": ["忘记口令时如何重设"], "neg": ["今天天气很好"]}
            {"query": "贷款利率是多少", "pos": ["借款要付多少利息"], "neg": ["他在弹钢琴"]}
            {"query": "银行几点开门", "pos": ["营业时间从九点开始"], "neg": ["她在读书"]}
            {"query": "额度为什么降低了", "pos": ["可用额度变少的原因"], "neg": ["火车几点到站"]}
            """;

    private Samples() {}

    static Path examples(Path folder) throws IOException {
        return Files.writeString(folder.resolve("examples.jsonl"), EXAMPLES);
    }

    /** The second line is none. */
    static Path brokenExamples(Path folder) throws IOException {
        return Files.writeString(folder.resolve("broken.jsonl"), EXAMPLES.replace("{\"query\": \"贷", "query \"贷"));
    }

    /** Three pages with a text layer. */
    static Path handbook(Path folder) throws IOException {
        Path file = folder.resolve("handbook.pdf");
        try (PDDocument document = new PDDocument()) {
            for (List<String> lines : HANDBOOK) {
                PDPage page = new PDPage();
                document.addPage(page);
                write(document, page, lines);
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static void write(PDDocument document, PDPage page, List<String> lines) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
            content.setLeading(14);
            content.newLineAtOffset(60, 720);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    /** Three sections. */
    static Path rules(Path folder) throws IOException {
        return Files.writeString(folder.resolve("员工手册.md"), """
                # 员工手册

                ## 考勤

                上班时间为上午九点到下午六点，中午休息一小时。请假需提前一天在系统中申请，由直属主管批准。

                ## 报销

                %s

                ## 会议室

                会议室通过日历预订，用完后请关灯并擦净白板。投影仪的遥控器放在门边的抽屉里。
                """.formatted(TRAVEL));
    }

    /** Called a PDF and cut off: no program can open it. */
    static Path broken(Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(handbook(folder));
        return Files.write(folder.resolve("broken.pdf"), Arrays.copyOf(whole, 60));
    }
}
