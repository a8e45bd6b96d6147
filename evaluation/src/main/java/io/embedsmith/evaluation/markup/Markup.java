package io.embedsmith.evaluation.markup;

/** A piece of HTML or SVG. */
public sealed interface Markup permits Element, Words {
    /** Writes it, escaped. */
    void writeTo(StringBuilder out);
}
