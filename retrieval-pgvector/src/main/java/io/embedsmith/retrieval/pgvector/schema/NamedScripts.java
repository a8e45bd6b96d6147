package io.embedsmith.retrieval.pgvector.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Gives Flyway the scripts of the sets, read by the class loader that each set names. */
final class NamedScripts implements ResourceProvider {
    private final List<LoadableResource> resources;

    NamedScripts(List<MigrationSet> sets) {
        List<LoadableResource> all = new ArrayList<>();
        for (MigrationSet set : sets) {
            for (String script : set.scripts()) {
                all.add(new Script(set.folder() + "/" + script, read(set, script)));
            }
        }
        this.resources = List.copyOf(all);
    }

    private static String read(MigrationSet set, String script) {
        String path = set.folder() + "/" + script;
        try (InputStream stream = set.loader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("migration " + path + " is not on the class path; this is a bug");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read migration " + path, e);
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return resources.stream()
                .filter(resource -> resource.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return resources.stream()
                .filter(resource -> resource.getFilename().startsWith(prefix))
                .filter(resource -> List.of(suffixes).stream()
                        .anyMatch(suffix -> resource.getFilename().endsWith(suffix)))
                .toList();
    }

    private static final class Script extends LoadableResource {
        private final String path;
        private final String text;

        Script(String path, String text) {
            this.path = path;
            this.text = text;
        }

        @Override
        public java.io.Reader read() {
            return new java.io.StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
