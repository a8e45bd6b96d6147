package io.embedsmith.evaluation.markup;

import io.embedsmith.evaluation.wording.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** An element of HTML or SVG. Immutable: each {@code with} gives another. Names are constants of the program, never data. */
public final class Element implements Markup {
    private static final Set<String> WITHOUT_END = Set.of("meta", "br");

    private final String name;
    private final SequencedMap<String, String> attributes;
    private final List<Markup> children;

    private Element(String name, SequencedMap<String, String> attributes, List<Markup> children) {
        this.name = name;
        this.attributes = attributes;
        this.children = children;
    }

    /** With nothing in it. */
    public static Element of(String name) {
        return new Element(name, Collections.emptyNavigableMap(), List.of());
    }

    /** With a text in it. */
    public static Element of(String name, String text) {
        return of(name).add(text);
    }

    /** With an attribute. */
    public Element with(String attribute, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, children);
    }

    /** With an attribute that is a number: a place or a length of a drawing. */
    public Element with(String attribute, double value) {
        return with(attribute, Numbers.plain(value));
    }

    /** With more in it. */
    public Element add(List<? extends Markup> more) {
        List<Markup> all = new ArrayList<>(children);
        all.addAll(more);
        return new Element(name, attributes, List.copyOf(all));
    }

    /** With one more in it. */
    public Element add(Markup more) {
        return add(List.of(more));
    }

    /** With a text at its end. */
    public Element add(String text) {
        return add(new Words(text));
    }

    @Override
    public void writeTo(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            Words.escape(value, out);
            out.append('"');
        });
        out.append('>');
        if (!WITHOUT_END.contains(name)) {
            children.forEach(child -> child.writeTo(out));
            out.append("</").append(name).append('>');
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return out.toString();
    }
}
