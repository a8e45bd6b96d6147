package io.embedsmith.api.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.embedsmith.api.provider.EmbeddingsServer.Answer;
import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.LocalEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteEncoderTest {
    private static final String MODEL = "all-minilm-l6-v2";
    private static final ProviderSettings.Limits QUICK =
            new ProviderSettings.Limits(4, 2, Duration.ofSeconds(20), Duration.ofMillis(1));

    @TempDir
    Path folder;

    private final LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(ModelFolders.configured()));
    private EmbeddingsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new EmbeddingsServer(
                (model, texts) -> new LocalEncoder(host.model(new ModelId(model))).embed(TextRole.SYMMETRIC, texts));
    }

    @AfterEach
    void stop() {
        server.close();
        host.close();
    }

    private ProviderSettings settings(String model, Instructions instructions) {
        return new ProviderSettings(
                ProviderAddress.parse(server.address(model)), Optional.of(EmbeddingsServer.KEY), instructions, QUICK);
    }

    private RemoteEncoder open() {
        return RemoteEncoder.open(settings(MODEL, Instructions.NONE));
    }

    @Test
    void vectorsComeBackInTheOrderOfTheTexts() {
        List<String> texts =
                IntStream.range(0, 11).mapToObj(i -> "text number " + i).toList();
        try (RemoteEncoder encoder = open()) {
            List<float[]> together = encoder.embed(TextRole.SYMMETRIC, texts);

            assertThat(together).hasSize(11);
            for (int i = 0; i < texts.size(); i++) {
                float[] alone =
                        encoder.embed(TextRole.SYMMETRIC, List.of(texts.get(i))).getFirst();
                assertThat(together.get(i)).containsExactly(alone, offset(1e-5f));
            }
        }
    }

    @Test
    void instructionsGoBeforeQueriesAndPassagesOnly() {
        try (RemoteEncoder encoder = RemoteEncoder.open(settings(MODEL, new Instructions("query: ", "passage: ")))) {
            encoder.embed(TextRole.QUERY, List.of("a"));
            encoder.embed(TextRole.PASSAGE, List.of("b"));
            encoder.embed(TextRole.SYMMETRIC, List.of("c"));
        }

        assertThat(server.asked()).containsExactly(RemoteEncoder.PROBE, "query: a", "passage: b", "c");
    }

    @Test
    void whatABusyProviderRefusesIsAskedAgain() {
        try (RemoteEncoder encoder = open()) {
            server.answerNext(
                    new Answer(429, Map.of("Retry-After", "0"), "slow down"), Answer.of(503, ""), Answer.of(500, "x"));

            assertThat(encoder.embed(TextRole.QUERY, List.of("a"))).hasSize(1);
        }
    }

    @Test
    void aProviderThatStaysBusyIsGivenUp() {
        try (RemoteEncoder encoder = open()) {
            for (int i = 0; i < 6; i++) {
                server.answerNext(Answer.of(503, "model is loading"));
            }

            assertThatThrownBy(() -> encoder.embed(TextRole.QUERY, List.of("a")))
                    .isInstanceOf(ProviderException.class)
                    .hasMessageContaining("answered 503: model is loading, 6 times");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | not json                                                                 | the answer is no JSON
            200 | {"object": "list"}                                                       | no list 'data' for 1 texts
            200 | {"data": []}                                                             | 0 vectors for 1 texts
            200 | {"data": [{"index": 3, "embedding": [1]}]}                               | index 3 for 1 texts
            200 | {"data": [{"index": 0, "embedding": [1, null]}]}                         | has null at component 1
            200 | {"data": [{"index": 0, "embedding": ["NaN"]}]}                           | has "NaN" at component 0
            200 | {"data": [{"index": 0, "embedding": [1e300]}]}                           | has 1.0E300 at component 0
            200 | {"data": [{"index": 0, "embedding": "AAAA"}]}                            | no list of numbers as 'embedding'
            200 | {"data": [{"index": 0, "embedding": [1, 2]}]}                            | dimension 2, and 384 before
            404 | {"error": "no such model"}                                               | check the path before the #
            422 | {"error": "input is too long"}                                           | it may take shorter texts only
            302 | moved                                                                    | answered 302: moved
            """)
    void whatIsNoVectorIsNamed(int status, String body, String message) {
        try (RemoteEncoder encoder = open()) {
            server.answerNext(Answer.of(status, body));

            assertThatThrownBy(() -> encoder.embed(TextRole.QUERY, List.of("a")))
                    .isInstanceOf(ProviderException.class)
                    .hasMessageContaining(message)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void aWrongKeyIsToldAtOnceAndNeverPrinted() {
        ProviderSettings wrong = new ProviderSettings(
                ProviderAddress.parse(server.address(MODEL)), Optional.of("sk-wrong"), Instructions.NONE, QUICK);

        assertThatThrownBy(() -> RemoteEncoder.open(wrong))
                .hasMessageContaining("Incorrect API key provided")
                .hasMessageContaining("EMBEDSMITH_EVALUATION_PROVIDER_KEY")
                .hasMessageNotContaining("sk-wrong");
        assertThat(wrong).hasToString(server.address(MODEL) + " with a key");
    }

    @Test
    void aProviderThatIsAwayIsNamed() {
        String address = server.address(MODEL);
        server.close();

        assertThatThrownBy(this::open).hasMessageContaining(address).hasMessageContaining("cannot be reached");
    }

    @Test
    void anotherModelBehindTheSameNameIsFoundOut() {
        VectorCache cache = new VectorCache(folder, 1 << 20, Clock.systemUTC());
        ProviderAddress address = ProviderAddress.parse(server.address(MODEL));
        try (RemoteEncoder encoder = open()) {
            new ProviderDrift(cache).check(address, encoder);
            new ProviderDrift(cache).check(address, encoder);
        }
        server.answerNext(Answer.of(200, "{\"data\": [{\"embedding\": [1" + ", 0".repeat(383) + "]}]}"));
        try (RemoteEncoder other = open()) {
            assertThatThrownBy(() -> new ProviderDrift(cache).check(address, other))
                    .hasMessageContaining("it is another model now");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.example.com/v1             | names no model
            https://api.example.com/v1#            | names no model
            https://                      #m       | is no address
            https://me:secret@api.example.com/v1#m | holds a password
            https://api.example.com/v1?key=1#m     | no query
            """)
    void anAddressThatIsNoneIsRefused(String address, String message) {
        assertThatThrownBy(() -> ProviderAddress.parse(address))
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aModelWithoutAnOrganisationIsFiledUnderItsHost() {
        assertThat(ProviderAddress.parse("https://api.example.com/v1#text-embedding-3-small")
                        .fullName())
                .isEqualTo("api.example.com/text-embedding-3-small");
        assertThat(ProviderAddress.parse("https://api.example.com/v1/#BAAI/bge-m3"))
                .returns("BAAI/bge-m3", ProviderAddress::fullName)
                .extracting(ProviderAddress::embeddings)
                .hasToString("https://api.example.com/v1/embeddings");
    }
}
