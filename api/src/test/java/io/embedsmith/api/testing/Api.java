package io.embedsmith.api.testing;

import static io.restassured.RestAssured.given;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.security.ApiKeys;
import io.embedsmith.api.security.FirstKeys;
import io.embedsmith.api.security.Scope;
import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.tenant.TenantId;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.http.entity.mime.HttpMultipartMode;

/** The running server as its callers see it. */
@Singleton
public class Api {
    /** The smallest bundled model: quick to load. */
    public static final String MODEL = "bge-small-zh-v1.5-int8";

    /** Another one, which knows no Chinese. */
    public static final String ENGLISH_MODEL = "all-minilm-l6-v2";

    /** Random weights: what it says means nothing, and is always the same. */
    public static final String RERANKER = "tiny-bert-reranker";

    /** Where it lies. */
    public static final Path RERANKERS = Path.of("..", "embedding-core", "src", "test", "resources", "rerankers")
            .toAbsolutePath()
            .normalize();

    /** One that can be named but not run. */
    public static final String BROKEN_MODEL = "broken-model";

    /** Merges in no time. */
    public static final String SMALL_MODEL = "tiny-bert";

    /** File names in UTF-8, as browsers send them. */
    private static final RestAssuredConfig FILE_NAMES_AS_BROWSERS = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.RFC6532));

    private final EmbedsmithConfig config;
    private final ApiKeys keys;

    Api(EmbedsmithConfig config, ApiKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    /** With the first administrator's key. */
    public RequestSpecification admin() {
        try {
            return with(Files.readString(data().resolve(FirstKeys.ADMIN_FILE)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With any key. */
    public RequestSpecification with(String key) {
        return given().config(FILE_NAMES_AS_BROWSERS).header("Authorization", "Bearer " + key);
    }

    /** A new key of the default tenant. */
    public String key(Scope scope) {
        return key(TenantId.DEFAULT, scope);
    }

    /** A new key of any tenant. */
    public String key(TenantId tenant, Scope scope) {
        return keys.create(tenant, "test", scope, Optional.empty()).text().reveal();
    }

    /** Another tenant, made as the operator would. */
    public TenantId newTenant() {
        TenantId tenant = new TenantId(UUID.randomUUID());
        EmbedsmithConfig.Database database = config.database();
        DatabaseAccess owner = new DatabaseAccess(
                database.url().orElseThrow(),
                database.ownerUser().orElseThrow(),
                database.ownerPassword().orElseThrow());
        try (Connection connection = owner.unpooled().getConnection()) {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "SELECT set_config('embedsmith.tenant', ?, true)",
                    tenant.value().toString());
            execute(
                    connection,
                    "INSERT INTO embedsmith.tenant (tenant_id, name) VALUES (?::uuid, 'other')",
                    tenant.value().toString());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tenant;
    }

    private static void execute(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.execute();
        }
    }

    /** An empty collection with a name of its own. */
    public String newCollection() {
        String name = "test-" + UUID.randomUUID();
        admin().contentType(ContentType.JSON)
                .body(Map.of("name", name, "model", MODEL))
                .post("/api/v1/collections")
                .then()
                .statusCode(201);
        return name;
    }

    /** Puts a text. */
    public void put(String collection, String key, String text) {
        admin().contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .put("/api/v1/collections/{c}/documents/{k}", collection, key)
                .then()
                .statusCode(200);
    }

    /** What a job tells about itself until it ends. */
    public List<JsonPath> events(String job) {
        String stream = admin().accept("text/event-stream")
                .get("/api/v1/jobs/{id}/events", job)
                .asString();
        return Arrays.stream(stream.split("\n"))
                .filter(line -> line.startsWith("data:"))
                .map(line -> new JsonPath(line.substring("data:".length())))
                .toList();
    }

    /** The job once it has ended. */
    public JsonPath ended(String job) {
        for (int i = 0; i < 1_800; i++) {
            JsonPath now = admin().get("/api/v1/jobs/{id}", job).jsonPath();
            if (!now.getString("state").matches("queued|running")) {
                return now;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("job " + job + " did not end: "
                + admin().get("/api/v1/jobs/{id}", job).asString());
    }

    /** The data folder. */
    public Path data() {
        return config.data();
    }
}
