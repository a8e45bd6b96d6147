package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong is said, and what can be done. */
@ExtendWith(ConsoleExtension.class)
class TroubleIT {
    @Test
    void aWrongKeyIsRefusedInWords(Program server, Console console) {
        console.enter("es_aaaaaaaa_wrong");

        console.screen().sees("This key is not valid. Check that it is complete and has not been revoked.");
        assertThat(console.complaints()).singleElement().asString().contains("401");

        console.enter(server.adminKey());
        console.screen().sees("No collections yet");
    }

    @Test
    void aKeyThatIsRevokedLeadsBackToTheEntrance(Program server, Console console) {
        String answer = server.post(
                        "/api/v1/keys", server.adminKey(), "{\"name\": \"brief\", \"scopes\": [\"read\", \"write\"]}")
                .body();
        console.enter(answer.replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1"));
        console.screen().link("Models");
        String id = answer.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(server.delete("/api/v1/keys/" + id, server.adminKey()).code())
                .isEqualTo(204);

        console.screen().link("Models").click();

        console.screen().sees("The server no longer accepts this key. Enter another one.");
        assertThat(console.complaints()).isNotEmpty().allMatch(text -> text.contains("401"));
    }

    @Test
    void aKeyForReadingOnlyIsToldWhatItMayNotDo(Program server, Console console) {
        String answer = server.post("/api/v1/keys", server.adminKey(), "{\"name\": \"reader\", \"scopes\": [\"read\"]}")
                .body();
        Seed.collection(server, "readable");

        console.enter(answer.replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1"));

        assertThat(console.screen().button("Create collection").isEnabled()).isFalse();
        assertThat(console.screen().has(Role.LINK, "Keys")).isFalse();
        console.collection("readable").openDocuments();
        console.screen().sees("Changing anything needs a key with the scope write.");
    }

    @Test
    void aServerThatIsGoneIsMissedAndOneThatIsBackIsFound() throws IOException, InterruptedException {
        Map<String, String> port = Map.of("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
        try (Program server = new Program(ConsoleExtension.folder("data"), port)) {
            server.start();
            try (Console console = new Console(ConsoleExtension.folder("profile"), server.url())) {
                console.enter(server.adminKey());
                console.screen().sees("No collections yet");
                server.stop();

                console.screen().link("Models").click();
                console.screen().sees("The server does not answer.");

                server.start();
                console.screen().sees("BAAI/bge-small-zh-v1.5");
                console.screen().seesNo("The server does not answer.");
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
