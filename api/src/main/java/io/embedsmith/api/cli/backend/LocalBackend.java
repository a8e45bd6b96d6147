package io.embedsmith.api.cli.backend;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.rest.dto.CollectionDto;
import io.embedsmith.api.rest.dto.CreateCollectionDto;
import io.embedsmith.api.rest.dto.DocumentDto;
import io.embedsmith.api.rest.dto.EmbedDto;
import io.embedsmith.api.rest.dto.ModelDto;
import io.embedsmith.api.rest.dto.PassageDto;
import io.embedsmith.api.rest.dto.SearchRequestDto;
import io.embedsmith.api.rest.dto.SearchResponseDto;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.RetrievalException;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** This process does the work, for the installation's one tenant. */
public final class LocalBackend implements Backend {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final int PASSAGES = 100;

    private final LocalEngine engine;

    LocalBackend(LocalEngine engine) {
        this.engine = engine;
    }

    /** Over a configuration; nothing is started yet. */
    public static LocalBackend of(io.embedsmith.api.config.EmbedsmithConfig config) {
        return new LocalBackend(new LocalEngine(config));
    }

    @Override
    public List<ModelDto> models() {
        return engine.models().cards().stream().map(ModelDto::of).toList();
    }

    @Override
    public ModelDto measure(String model) {
        return ModelDto.of(engine.models().measure(new ModelId(model)));
    }

    @Override
    public EmbedDto embed(EmbedDto.Request request) {
        EmbeddingModel model = engine.models().model(new ModelId(request.model()));
        List<DenseVector> vectors = model.embed(request.toRequest());
        ModelCard card = model.card();
        return new EmbedDto(
                card.id().value(),
                card.revision(),
                vectors.getFirst().dimension(),
                vectors.stream().map(DenseVector::toArray).toList());
    }

    @Override
    public List<CollectionDto> collections() {
        return engine.retrieval().collections().list(TENANT).stream()
                .map(CollectionDto::of)
                .toList();
    }

    @Override
    public Optional<CollectionDto> collection(String name) {
        try {
            return Optional.of(
                    CollectionDto.of(engine.retrieval().collections().get(TENANT, new CollectionName(name))));
        } catch (RetrievalException e) {
            if (e.kind() == RetrievalException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public CollectionDto create(CreateCollectionDto request) {
        return CollectionDto.of(
                engine.retrieval().collections().create(TENANT, request.toName(), request.toSettings()));
    }

    @Override
    public void delete(String collection) {
        engine.retrieval().collections().delete(TENANT, new CollectionName(collection));
    }

    @Override
    public DocumentDto.Page documents(String collection, DocumentQuery query) {
        DocumentStore.Page page = new DocumentStore.Page(
                query.after().map(DocumentKey::new),
                query.status()
                        .map(status ->
                                status.equals("failed") ? DocumentStore.Status.FAILED : DocumentStore.Status.READY),
                query.limit());
        List<DocumentInfo> found = engine.retrieval().documents().list(TENANT, new CollectionName(collection), page);
        Optional<String> next = found.size() < query.limit()
                ? Optional.empty()
                : Optional.of(found.getLast().key().value());
        return new DocumentDto.Page(found.stream().map(DocumentDto::of).toList(), next);
    }

    @Override
    public List<PassageDto> passages(String collection, String key, int from) {
        return engine
                .retrieval()
                .documents()
                .passages(TENANT, new CollectionName(collection), new DocumentKey(key), from, PASSAGES)
                .stream()
                .map(PassageDto::of)
                .toList();
    }

    @Override
    public void deleteDocument(String collection, String key) {
        if (!engine.retrieval().documents().delete(TENANT, new CollectionName(collection), new DocumentKey(key))) {
            throw new CommandException(
                    "collection '" + collection + "' has no document '" + key + "'",
                    "list them with 'embedsmith documents " + collection + "'");
        }
    }

    @Override
    public SearchResponseDto search(String collection, SearchRequestDto request) {
        return SearchResponseDto.of(
                engine.retrieval().retriever().search(TENANT, new CollectionName(collection), request.toRequest()));
    }

    @Override
    public Ranking rank(String collection, SearchRequestDto request) {
        return engine.retrieval().retriever().rank(TENANT, new CollectionName(collection), request.toRequest());
    }

    @Override
    public IngestSummary ingest(IngestPlan plan, IngestProgress progress) {
        return new LocalIngest(engine, TENANT).run(plan, progress);
    }

    @Override
    public void close() {
        engine.close();
    }
}
