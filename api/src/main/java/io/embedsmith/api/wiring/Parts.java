package io.embedsmith.api.wiring;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.extract.DocumentExtractor;
import io.embedsmith.retrieval.extract.ExtractionLimits;
import io.embedsmith.retrieval.extract.isolation.IsolatedExtractor;
import io.embedsmith.retrieval.extract.isolation.IsolationSettings;
import io.embedsmith.retrieval.pgvector.PgVectorRetrieval;
import io.embedsmith.retrieval.pgvector.RetrievalParts;
import io.embedsmith.retrieval.pgvector.settings.AnalyzerFactory;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** Builds the parts of the libraries from configuration; shared by the server and the command line alone. */
public final class Parts {
    private Parts() {}

    /** The models; none is loaded yet. */
    public static ModelHost models(EmbedsmithConfig config) {
        return models(config, modelFolders(config));
    }

    /** Where models are looked for, the bundled ones first. */
    public static List<Path> modelFolders(EmbedsmithConfig config) {
        List<Path> folders = new ArrayList<>();
        BundledModels.find().ifPresent(folders::add);
        config.models().folders().ifPresent(folders::addAll);
        return folders;
    }

    /** The models of these folders alone, within the limits of the configuration. */
    public static ModelHost models(EmbedsmithConfig config, List<Path> folders) {
        return LocalModelHost.open(modelSettings(config, folders));
    }

    /** Folders with the limits of the configuration. */
    public static ModelHostSettings modelSettings(EmbedsmithConfig config, List<Path> folders) {
        ModelHostSettings settings = ModelHostSettings.of(folders)
                .withMemoryLimitBytes((long) config.models().memoryMib() << 20)
                .withIdleTime(config.models().idle())
                .withStateDirectory(config.data().toAbsolutePath());
        OptionalInt threads = config.models().threads();
        return threads.isPresent() ? settings.withThreads(threads.getAsInt()) : settings;
    }

    /** The reader of files; no child process is started yet. */
    public static DocumentExtractor extractor(EmbedsmithConfig config) {
        EmbedsmithConfig.Ingest ingest = config.ingest();
        ExtractionLimits limits = ExtractionLimits.DEFAULT
                .withInputBytes((long) ingest.maxFileMib() << 20)
                .withCharacters(ingest.maxCharacters())
                .withTime(ingest.extractTimeout())
                .withHeapBytes((long) ingest.extractHeapMib() << 20);
        return new IsolatedExtractor(
                IsolationSettings.DEFAULT.withLimits(limits).withTemporaryFolder(temporaryFolder(config)));
    }

    /** Retrieval over a database whose schema is up to date. */
    public static RetrievalSystem retrieval(DataSource application, ModelHost models) {
        return PgVectorRetrieval.open(
                new RetrievalParts(application, models, AnalyzerFactory.CHINESE_ENGLISH, RetrievalSettings.DEFAULT));
    }

    /** Where files lie for a moment; on the disk of the data, which is sized for it. */
    public static Path temporaryFolder(EmbedsmithConfig config) {
        Path folder = config.data().toAbsolutePath().resolve("tmp");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder + "; check its owner and free space", e);
        }
        return folder;
    }
}
