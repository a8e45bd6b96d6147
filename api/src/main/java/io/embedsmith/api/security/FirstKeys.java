package io.embedsmith.api.security;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The keys that nobody had to make: one for the first administrator, written once, and one for the command line on this
 * machine, made again when its file is gone. Both files can be read by their owner only, and neither key is ever logged.
 */
@ApplicationScoped
public class FirstKeys {
    private static final Logger LOG = Logger.getLogger(FirstKeys.class);
    /** File of the first administrator's key, in the data directory. */
    public static final String ADMIN_FILE = "first-admin-key";
    /** File of the command line's key, in the data directory. */
    public static final String COMMAND_LINE_FILE = "cli-key";

    private static final String COMMAND_LINE_NAME = "command line on this machine";

    private final ApiKeys keys;
    private final Path data;

    FirstKeys(ApiKeys keys, EmbedsmithConfig config) {
        this.keys = keys;
        this.data = config.data();
    }

    /** Makes what is missing. */
    public void ensure() {
        try {
            List<ApiKey> known = keys.list(TenantId.DEFAULT);
            if (known.isEmpty()) {
                write(ADMIN_FILE, create("first administrator"));
                LOG.infof("The first administrator's key is in %s", data.resolve(ADMIN_FILE));
            }
            if (!isCommandLineKeyGood(known)) {
                write(COMMAND_LINE_FILE, create(COMMAND_LINE_NAME));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a key into " + data + "; check its owner and free space", e);
        }
    }

    private boolean isCommandLineKeyGood(List<ApiKey> known) throws IOException {
        Path file = data.resolve(COMMAND_LINE_FILE);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        Optional<KeyText> written =
                KeyText.parse(Files.readString(file, StandardCharsets.UTF_8).strip());
        return written.isPresent()
                && known.stream()
                        .anyMatch(key -> key.prefix().equals(written.get().prefix()))
                && keys.recognise(written.get()).isPresent();
    }

    private KeyText create(String name) {
        return keys.create(TenantId.DEFAULT, name, Scope.ADMIN, Optional.empty())
                .text();
    }

    /** Private before the key is in it, complete before it has its name. */
    private void write(String name, KeyText key) throws IOException {
        Path draft = Files.createTempFile(
                data, name, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, key.reveal() + "\n", StandardCharsets.UTF_8);
        Files.move(draft, data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
