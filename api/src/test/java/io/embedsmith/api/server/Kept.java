package io.embedsmith.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.io.IOException;

/** A document that was there before something went wrong, and must be found ever after. */
record Kept(Program program, String collection) {
    static final String MODEL = "bge-small-zh-v1.5-int8";

    /** Makes the collection and the document. */
    static Kept in(Program program, String collection) throws IOException {
        String key = program.adminKey();
        Program.Answer made = program.post(
                "/api/v1/collections", key, "{\"name\": \"" + collection + "\", \"model\": \"" + MODEL + "\"}");
        assertThat(made.code()).as(made.body()).isEqualTo(201);
        Program.Answer put = program.put(
                "/api/v1/collections/" + collection + "/documents/kept",
                key,
                "{\"text\": \"The lighthouse keeper wrote down every ship. 灯塔看守人记下了每一艘船。\"}");
        assertThat(put.code()).as(put.body()).isEqualTo(200);
        return new Kept(program, collection);
    }

    /** Found by words in both languages and by meaning. */
    void isFound() throws IOException {
        for (String query : new String[] {"lighthouse", "灯塔看守人"}) {
            assertThat(search(query, "keyword")).contains("\"documentKey\":\"kept\"");
        }
        assertThat(search("谁记录了船只", "dense")).contains("\"documentKey\":\"kept\"");
    }

    /** The answer of a search. */
    String search(String query, String mode) throws IOException {
        Program.Answer answer = program.post(
                "/api/v1/collections/" + collection + "/search",
                program.adminKey(),
                "{\"query\": \"" + query + "\", \"mode\": \"" + mode + "\"}");
        assertThat(answer.code()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
