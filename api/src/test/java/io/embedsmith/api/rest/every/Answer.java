package io.embedsmith.api.rest.every;

import com.fasterxml.jackson.databind.JsonNode;

/** What came back. */
record Answer(int status, String type, String body) {
    JsonNode json() {
        return Bodies.parse(body);
    }

    boolean isTaken() {
        return status >= 200 && status < 300;
    }
}
