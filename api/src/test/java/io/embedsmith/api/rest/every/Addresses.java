package io.embedsmith.api.rest.every;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Addresses of calls, with what no client library would let pass. */
final class Addresses {
    /** Half of a surrogate pair as if it were a character: what a careless encoder makes of it. */
    private static final String HALF_A_PAIR = "%ED%A0%BD";

    private Addresses() {}

    /** The address with each name in braces replaced by what stands for it. */
    static URI of(URI server, Call call, Map<String, String> values) {
        String address = call.address();
        for (String name : call.names()) {
            address = address.replace("{" + name + "}", encoded(values.get(name)));
        }
        return URI.create(server + "/api/v1" + address);
    }

    /** The address with another value for one parameter. */
    static URI with(URI address, Place.InQuery parameter, String value) {
        return URI.create(address.toString()
                .replaceFirst(
                        "([?&]" + parameter.word() + "=)[^&]*",
                        "$1" + encoded(value).replace("$", "\\$")));
    }

    static String encoded(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints()
                .forEach(c -> out.append(
                        Character.getType(c) == Character.SURROGATE
                                ? HALF_A_PAIR
                                : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8)));
        return out.toString().replace("+", "%20").replace(".", "%2E");
    }
}
