package io.embedsmith.api.rest.every;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of the contract, with values that the server takes.
 *
 * @param address path and query below {@code /api/v1}; a name in braces stands for something that is there
 * @param part name of the part of a form that holds the body, beside a part {@code file}; empty where the body is JSON alone
 * @param body JSON; empty for none
 */
record Call(String method, String address, String part, String body) {
    private static final Pattern LINE = Pattern.compile("(\\S+) +(\\S+)(?: +form:(\\S+))?(?: +(\\S.*))?");
    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

    static Call of(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return new Call(matcher.group(1), matcher.group(2), orEmpty(matcher.group(3)), orEmpty(matcher.group(4)));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    boolean hasJson() {
        return part.isEmpty() && !body.isEmpty();
    }

    /** As the published contract names it, for example {@code GET /jobs/{}}. */
    String operation() {
        return method + " " + path().replaceAll("\\{[^}]*}", "{}");
    }

    String path() {
        return address.replaceAll("\\?.*", "");
    }

    /** The names of what must be there, in the order of the path. */
    List<String> names() {
        return NAME.matcher(path()).results().map(match -> match.group(1)).toList();
    }

    /** Everywhere that a caller can write what he likes. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        names().forEach(name -> places.add(new Place.InPath(name)));
        for (String parameter :
                address.contains("?") ? List.of(address.replaceAll(".*\\?", "").split("&")) : List.<String>of()) {
            String[] nameAndValue = parameter.split("=", 2);
            places.add(new Place.InQuery(nameAndValue[0], nameAndValue[1]));
        }
        if (!body.isEmpty()) {
            leaves("", Bodies.parse(body), places);
        }
        return places;
    }

    private static void leaves(String pointer, JsonNode node, List<Place> places) {
        if (node.isObject()) {
            node.properties().forEach(field -> leaves(pointer + "/" + field.getKey(), field.getValue(), places));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(pointer + "/" + i, node.get(i), places);
            }
        } else {
            places.add(new Place.InBody(pointer, node.isNumber()));
        }
    }

    @Override
    public String toString() {
        return method + " " + address + (part.isEmpty() ? "" : " form");
    }
}
