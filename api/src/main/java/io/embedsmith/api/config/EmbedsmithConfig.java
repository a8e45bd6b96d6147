package io.embedsmith.api.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything an operator can set, by group. */
@ConfigMapping(prefix = "embedsmith")
public interface EmbedsmithConfig {
    /** Where everything that must survive is kept: the private database, keys of the first start, unpacked models. */
    @WithDefault("data")
    Path data();

    /** The database; a private one in the data directory when no URL is set. */
    Database database();

    /** Which models there are and what they may use. */
    Models models();

    /** Limits of bringing documents in. */
    Ingest ingest();

    /** Limits of searching and embedding over HTTP. */
    Limits limits();

    /** Folders that may be watched. */
    Watch watch();

    /** Background jobs. */
    Jobs jobs();

    /** Measuring models. */
    Evaluation evaluation();

    /** Tuning models. */
    Training training();

    /** The database. */
    interface Database {
        /** JDBC URL of a Postgres with pgvector; empty starts a private one. */
        Optional<String> url();

        /** Role that the application works as; must not be a superuser nor have BYPASSRLS. */
        @WithDefault("embedsmith_app")
        String user();

        /** Its password; empty where the server trusts the connection. */
        Optional<String> password();

        /** Role that owns the schema and runs the migrations; the application's own where empty. */
        Optional<String> ownerUser();

        /** Its password; the application's own where empty. */
        Optional<String> ownerPassword();

        /** Most connections at once; Postgres allows 100 unless told otherwise, all replicas together. */
        @WithDefault("16")
        @Min(4)
        int maxConnections();
    }

    /** Models. */
    interface Models {
        /** Folders with one model directory each below; the bundled models are always there as well. */
        Optional<List<Path>> folders();

        /** Weights in memory, all models together, in MiB; the one used longest ago is unloaded first. */
        @WithDefault("2048")
        @Min(64)
        int memoryMib();

        /** Processor threads of the model runtime; empty for all. */
        OptionalInt threads();

        /** A model that nobody used for so long is unloaded. */
        @WithDefault("15m")
        Duration idle();
    }

    /** Bringing documents in. */
    interface Ingest {
        /** Largest file, in MiB. */
        @WithDefault("256")
        @Min(1)
        int maxFileMib();

        /** Largest body of a JSON request, in MiB. */
        @WithDefault("16")
        @Min(1)
        int maxJsonMib();

        /** Longest text of one document, in UTF-16 units. */
        @WithDefault("20000000")
        @Min(1_000)
        int maxCharacters();

        /** Time that reading one file may take; after that it is a failed document. */
        @WithDefault("2m")
        Duration extractTimeout();

        /** Heap of the child process that reads files, in MiB. */
        @WithDefault("384")
        @Min(64)
        int extractHeapMib();

        /** Bytes of uploads that wait to be ingested, all together, in MiB. */
        @WithDefault("4096")
        @Min(1)
        int maxStagedMib();
    }

    /** Back-pressure: what is over these limits is answered 429. */
    interface Limits {
        /** Searches at once. */
        @WithDefault("16")
        @Min(1)
        int searches();

        /** Calls of embed, preview and document writes at once. */
        @WithDefault("8")
        @Min(1)
        int embeddings();

        /** How long a call may wait for its turn. */
        @WithDefault("2s")
        Duration patience();

        /** A body may come as slowly as it likes for so long. */
        @WithDefault("30s")
        Duration bodyGrace();

        /** After that, it must have come at this rate or faster, or is answered 408. */
        @WithDefault("1024")
        @Min(1)
        int bodyBytesPerSecond();
    }

    /** Watched folders. */
    interface Watch {
        /** Folders under which a watch may lie; empty for none. */
        Optional<List<Path>> roots();
    }

    /** Background jobs. */
    interface Jobs {
        /** Whether this process works on jobs; a replica that only answers requests says no. */
        @WithDefault("true")
        boolean work();

        /** A job whose worker was silent for so long is taken over by another. */
        @WithDefault("30s")
        Duration lease();

        /** Finished jobs are forgotten after this time. */
        @WithDefault("30d")
        Duration keep();
    }

    /** Measuring models. */
    interface Evaluation {
        /** Folder of the data of the shipped tasks. */
        @WithDefault("../shared/data")
        Path data();

        /** Files that describe further tasks; the server's only, as the command line names its own. */
        Optional<List<Path>> taskFiles();

        /** Vectors kept on disk, in MiB, so that no text is embedded twice; 0 keeps none. */
        @WithDefault("4096")
        @Min(0)
        int cacheMib();

        /** Key of a provider whose model is measured. */
        Optional<String> providerKey();
    }

    /** Tuning models, in a process beside the server. */
    interface Training {
        /** Heap of that process, in MiB, for examples and tokens; weights and gradients lie beside it. */
        @WithDefault("2048")
        @Min(256)
        int heapMib();

        /** Processor threads of a training; empty for all. */
        OptionalInt threads();
    }
}
