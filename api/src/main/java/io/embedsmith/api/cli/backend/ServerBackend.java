package io.embedsmith.api.cli.backend;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.rest.dto.CollectionDto;
import io.embedsmith.api.rest.dto.CreateCollectionDto;
import io.embedsmith.api.rest.dto.DocumentDto;
import io.embedsmith.api.rest.dto.EmbedDto;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.ModelDto;
import io.embedsmith.api.rest.dto.PassageDto;
import io.embedsmith.api.rest.dto.SearchRequestDto;
import io.embedsmith.api.rest.dto.SearchResponseDto;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running server does the work. */
public final class ServerBackend implements Backend {
    /** Files that go in one request, and their bytes together; below the server's limit by far. */
    private static final int FILES_PER_REQUEST = 500;

    private static final long BYTES_PER_REQUEST = 128L << 20;

    private final ServerClient client;

    /** Over a client. */
    public ServerBackend(ServerClient client) {
        this.client = client;
    }

    @Override
    public List<ModelDto> models() {
        return client.get("/models", ModelDto.All.class).models();
    }

    @Override
    public ModelDto measure(String model) {
        String path = "/models/" + ServerClient.encoded(model);
        ServerJobs.await(client, client.post(path + "/measure", JobDto.class), (done, total) -> {});
        return client.get(path, ModelDto.class);
    }

    @Override
    public EmbedDto embed(EmbedDto.Request request) {
        return client.post("/embed", request, EmbedDto.class);
    }

    @Override
    public List<CollectionDto> collections() {
        return client.get("/collections", CollectionDto.All.class).collections();
    }

    @Override
    public Optional<CollectionDto> collection(String name) {
        return client.find(path(name), CollectionDto.class);
    }

    @Override
    public CollectionDto create(CreateCollectionDto request) {
        return client.post("/collections", request, CollectionDto.class);
    }

    @Override
    public void delete(String collection) {
        client.delete(path(collection));
    }

    @Override
    public DocumentDto.Page documents(String collection, DocumentQuery query) {
        StringBuilder path = new StringBuilder(path(collection) + "/documents?limit=" + query.limit());
        query.after().ifPresent(after -> path.append("&after=").append(ServerClient.encoded(after)));
        query.status().ifPresent(status -> path.append("&status=").append(status));
        return client.get(path.toString(), DocumentDto.Page.class);
    }

    @Override
    public List<PassageDto> passages(String collection, String key, int from) {
        String document = path(collection) + "/documents/" + ServerClient.encoded(key);
        return client.get(document + "/passages?limit=100&from=" + from, PassageDto.Page.class)
                .passages();
    }

    @Override
    public void deleteDocument(String collection, String key) {
        client.delete(path(collection) + "/documents/" + ServerClient.encoded(key));
    }

    @Override
    public SearchResponseDto search(String collection, SearchRequestDto request) {
        return client.post(path(collection) + "/search", request, SearchResponseDto.class);
    }

    @Override
    public Ranking rank(String collection, SearchRequestDto request) {
        return new Ranking(search(collection, request).results().stream()
                .map(result -> new ScoredPassage(new PassageId(result.passageId()), result.score()))
                .toList());
    }

    @Override
    public IngestSummary ingest(IngestPlan plan, IngestProgress progress) {
        List<List<IngestPlan.Item>> requests = requests(plan);
        boolean isCorpus = plan.format() == IngestPlan.Format.BEIR;
        String path = path(plan.collection()) + "/documents" + (isCorpus ? "?format=beir" : "");
        long before = 0;
        List<IngestSummary.Failure> failures = new ArrayList<>();
        for (List<IngestPlan.Item> request : requests) {
            long finishedBefore = before;
            long all = isCorpus ? 0 : plan.items().size();
            JobDto job = ServerJobs.await(
                    client,
                    upload(path, request),
                    (done, total) -> progress.update(finishedBefore + done, all > 0 ? all : total));
            job.failures()
                    .forEach(failure ->
                            failures.add(new IngestSummary.Failure(failure.item(), failure.code(), failure.message())));
            before += job.done();
        }
        return new IngestSummary(before - failures.size(), failures);
    }

    private static List<List<IngestPlan.Item>> requests(IngestPlan plan) {
        List<List<IngestPlan.Item>> requests = new ArrayList<>();
        List<IngestPlan.Item> current = new ArrayList<>();
        long bytes = 0;
        for (IngestPlan.Item item : plan.items()) {
            long size = item.file().toFile().length();
            if (!current.isEmpty() && (current.size() == FILES_PER_REQUEST || bytes + size > BYTES_PER_REQUEST)) {
                requests.add(current);
                current = new ArrayList<>();
                bytes = 0;
            }
            current.add(item);
            bytes += size;
        }
        if (!current.isEmpty()) {
            requests.add(current);
        }
        return requests;
    }

    private JobDto upload(String path, List<IngestPlan.Item> items) {
        try {
            Multipart body = Multipart.of(items);
            return client.upload(path, body.contentType(), body.body(), JobDto.class);
        } catch (FileNotFoundException e) {
            throw new CommandException("a file went away: " + e.getMessage(), "run the command again", e);
        }
    }

    private static String path(String collection) {
        return "/collections/" + ServerClient.encoded(collection);
    }

    @Override
    public void close() {
        client.close();
    }
}
