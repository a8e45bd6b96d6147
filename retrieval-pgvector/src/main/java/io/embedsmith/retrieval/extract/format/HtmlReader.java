package io.embedsmith.retrieval.extract.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML by jsoup. Scripts, styles and navigation are not content. */
final class HtmlReader implements FormatReader {
    private static final String NOT_CONTENT =
            "script, style, noscript, template, svg, nav, iframe, select, button, textarea,"
                    + " [role=navigation], [role=search], [role=contentinfo], [aria-label=breadcrumb], .breadcrumb, .breadcrumbs,"
                    + " a[epub:type=noteref], [role=doc-noteref], [hidden], [aria-hidden=true], [style~=display:\\s*none]";

    /** Parts that mean something within an article, and only belong to the site around one. */
    private static final String AROUND = "header, footer, aside:not([role^=doc-])";

    private static final String ARTICLE = "main, article, section, blockquote, [role=main]";

    /** Signs by which sites link a heading to itself. */
    private static final String OWN_LINK = "^[¶#§🔗]$";

    /** Tables that lay out a page rather than hold data. */
    private static final String LAYOUT_TABLES =
            "table[role=presentation], table:has(table), table:has(h1), table:has(h2), table:has(h3), table:has(ul)";

    private static final Pattern DECLARED = Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)");

    @Override
    public void read(Source source, Draft draft) throws IOException {
        byte[] bytes = Files.readAllBytes(source.file());
        read(TextDecoder.decode(bytes, declaredCharset(bytes)), source, draft);
    }

    /** Reads mark-up that is already text; also used for HTML inside Markdown. */
    static void read(String html, Source source, Draft draft) {
        read(Jsoup.parse(html), source, draft);
    }

    /** Reads a page that is already parsed, and changes it. */
    static void read(Document page, Source source, Draft draft) {
        draft.title(page.title());
        Element root = page.selectFirst("html");
        if (root != null) {
            draft.language(root.attr("lang"));
        }
        for (String field : new String[] {"author", "description", "keywords"}) {
            Element meta = page.selectFirst("meta[name=" + field + "]");
            if (meta != null) {
                draft.metadata(field, meta.attr("content"));
            }
        }
        page.select(NOT_CONTENT).remove();
        page.select("h1 a, h2 a, h3 a, h4 a, h5 a, h6 a").forEach(HtmlReader::removeOwnLink);
        page.select(AROUND).forEach(HtmlReader::removeAround);
        page.select(LAYOUT_TABLES).forEach(HtmlReader::unwrapLayout);
        MarkupBlocks blocks = new MarkupBlocks(draft.text(), source.limits().depth());
        page.body().traverse(new Walker(blocks));
        blocks.finish();
    }

    private static void removeOwnLink(Element link) {
        if (link.text().matches(OWN_LINK)) {
            link.remove();
        }
    }

    /** The title of a page may stand in the header of its site. */
    private static void removeAround(Element part) {
        if (part.closest(ARTICLE) != null) {
            return;
        }
        List<Element> headings =
                part.normalName().equals("header") ? List.copyOf(part.select("h1, h2, h3")) : List.of();
        part.empty();
        headings.forEach(part::appendChild);
    }

    private static void unwrapLayout(Element table) {
        table.tagName("div");
        for (Element part : table.select("tr, td, th, tbody, thead, tfoot")) {
            if (part.closest("table") == null) {
                part.tagName("div");
            }
        }
    }

    private static Optional<String> declaredCharset(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** jsoup walks without recursion, so depth costs no stack. */
    private record Walker(MarkupBlocks blocks) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                blocks.text(text.getWholeText());
            } else if (node instanceof Element element) {
                blocks.start(element.normalName(), element::attr);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                blocks.end(element.normalName());
            }
        }
    }
}
