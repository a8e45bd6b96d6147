package io.embedsmith.retrieval.extract.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of WordprocessingML, in either of its two namespaces: names are those without prefix. */
record WordElement(Element node) {

    List<WordElement> children(String name) {
        List<WordElement> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                children.add(new WordElement(element));
            }
        }
        return children;
    }

    Optional<WordElement> child(String name) {
        return children(name).stream().findFirst();
    }

    /** An attribute; empty where there is none. */
    String attribute(String name) {
        for (int i = 0; i < node.getAttributes().getLength(); i++) {
            Node attribute = node.getAttributes().item(i);
            if (name.equals(attribute.getLocalName())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    /** The value of a property, which is a child with an attribute {@code val}; empty where there is none. */
    String value(String property) {
        return child(property).map(element -> element.attribute("val")).orElse("");
    }

    /** A property that is a number. */
    Optional<Integer> number(String property) {
        String value = value(property);
        return value.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }
}
