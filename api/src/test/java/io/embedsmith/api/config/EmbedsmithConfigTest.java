package io.embedsmith.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EmbedsmithConfigTest {
    private static EmbedsmithConfig with(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .addDiscoveredConverters()
                .withMapping(EmbedsmithConfig.class)
                .build()
                .getConfigMapping(EmbedsmithConfig.class);
    }

    @Test
    void defaults() {
        EmbedsmithConfig config = with(Map.of());

        assertThat(config.data()).isEqualTo(Path.of("data"));
        assertThat(config.database().url()).isEmpty();
        assertThat(config.database().user()).isEqualTo("embedsmith_app");
        assertThat(config.database().password()).isEmpty();
        assertThat(config.database().ownerUser()).isEmpty();
        assertThat(config.database().ownerPassword()).isEmpty();
        assertThat(config.database().maxConnections()).isEqualTo(16);
        assertThat(config.models().folders()).isEmpty();
        assertThat(config.models().memoryMib()).isEqualTo(2_048);
        assertThat(config.models().threads()).isEmpty();
        assertThat(config.models().idle()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.ingest().maxFileMib()).isEqualTo(256);
        assertThat(config.ingest().maxJsonMib()).isEqualTo(16);
        assertThat(config.ingest().maxCharacters()).isEqualTo(20_000_000);
        assertThat(config.ingest().extractTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.ingest().extractHeapMib()).isEqualTo(384);
        assertThat(config.ingest().maxStagedMib()).isEqualTo(4_096);
        assertThat(config.limits().searches()).isEqualTo(16);
        assertThat(config.limits().embeddings()).isEqualTo(8);
        assertThat(config.limits().patience()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.limits().bodyGrace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.limits().bodyBytesPerSecond()).isEqualTo(1_024);
        assertThat(config.watch().roots()).isEmpty();
        assertThat(config.jobs().work()).isTrue();
        assertThat(config.jobs().lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.jobs().keep()).isEqualTo(Duration.ofDays(30));
        assertThat(config.evaluation().data()).isEqualTo(Path.of("../shared/data"));
        assertThat(config.evaluation().taskFiles()).isEmpty();
        assertThat(config.evaluation().cacheMib()).isEqualTo(4_096);
        assertThat(config.evaluation().providerKey()).isEmpty();
        assertThat(config.training().heapMib()).isEqualTo(2_048);
        assertThat(config.training().threads()).isEmpty();
    }

    private static final Map<String, String> ALL_SET = new TreeMap<>(Map.ofEntries(
            Map.entry("embedsmith.data", "/srv/embedsmith"),
            Map.entry("embedsmith.database.url", "jdbc:postgresql://db/embedsmith"),
            Map.entry("embedsmith.database.user", "app"),
            Map.entry("embedsmith.database.password", "secret"),
            Map.entry("embedsmith.database.owner-user", "owner"),
            Map.entry("embedsmith.database.owner-password", "other"),
            Map.entry("embedsmith.database.max-connections", "5"),
            Map.entry("embedsmith.models.folders", "/models/a,/models/b"),
            Map.entry("embedsmith.models.memory-mib", "512"),
            Map.entry("embedsmith.models.threads", "3"),
            Map.entry("embedsmith.models.idle", "PT1M"),
            Map.entry("embedsmith.ingest.max-file-mib", "1"),
            Map.entry("embedsmith.ingest.max-json-mib", "2"),
            Map.entry("embedsmith.ingest.max-characters", "1000"),
            Map.entry("embedsmith.ingest.extract-timeout", "5s"),
            Map.entry("embedsmith.ingest.extract-heap-mib", "128"),
            Map.entry("embedsmith.ingest.max-staged-mib", "7"),
            Map.entry("embedsmith.limits.searches", "2"),
            Map.entry("embedsmith.limits.embeddings", "1"),
            Map.entry("embedsmith.limits.patience", "100ms"),
            Map.entry("embedsmith.limits.body-grace", "9s"),
            Map.entry("embedsmith.limits.body-bytes-per-second", "77"),
            Map.entry("embedsmith.watch.roots", "/srv/in"),
            Map.entry("embedsmith.jobs.work", "false"),
            Map.entry("embedsmith.jobs.lease", "9s"),
            Map.entry("embedsmith.jobs.keep", "1d"),
            Map.entry("embedsmith.evaluation.data", "/srv/tasks"),
            Map.entry("embedsmith.evaluation.task-files", "/srv/own.yaml"),
            Map.entry("embedsmith.evaluation.cache-mib", "0"),
            Map.entry("embedsmith.evaluation.provider-key", "sk-1"),
            Map.entry("embedsmith.training.heap-mib", "512"),
            Map.entry("embedsmith.training.threads", "2")));

    @Test
    void allSet() {
        EmbedsmithConfig config = with(ALL_SET);

        assertThat(config.data()).isEqualTo(Path.of("/srv/embedsmith"));
        assertThat(config.database().url()).contains("jdbc:postgresql://db/embedsmith");
        assertThat(config.database().user()).isEqualTo("app");
        assertThat(config.database().password()).contains("secret");
        assertThat(config.database().ownerUser()).contains("owner");
        assertThat(config.database().ownerPassword()).contains("other");
        assertThat(config.database().maxConnections()).isEqualTo(5);
        assertThat(config.models().folders()).contains(List.of(Path.of("/models/a"), Path.of("/models/b")));
        assertThat(config.models().memoryMib()).isEqualTo(512);
        assertThat(config.models().threads()).hasValue(3);
        assertThat(config.models().idle()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.ingest().maxFileMib()).isEqualTo(1);
        assertThat(config.ingest().maxJsonMib()).isEqualTo(2);
        assertThat(config.ingest().maxCharacters()).isEqualTo(1_000);
        assertThat(config.ingest().extractTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.ingest().extractHeapMib()).isEqualTo(128);
        assertThat(config.ingest().maxStagedMib()).isEqualTo(7);
        assertThat(config.limits().searches()).isEqualTo(2);
        assertThat(config.limits().embeddings()).isEqualTo(1);
        assertThat(config.limits().patience()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.limits().bodyGrace()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.limits().bodyBytesPerSecond()).isEqualTo(77);
        assertThat(config.watch().roots()).contains(List.of(Path.of("/srv/in")));
        assertThat(config.jobs().work()).isFalse();
        assertThat(config.jobs().lease()).isEqualTo(Duration.ofSeconds(9));
        assertThat(config.jobs().keep()).isEqualTo(Duration.ofDays(1));
        assertThat(config.evaluation().data()).isEqualTo(Path.of("/srv/tasks"));
        assertThat(config.evaluation().taskFiles()).contains(List.of(Path.of("/srv/own.yaml")));
        assertThat(config.evaluation().cacheMib()).isZero();
        assertThat(config.evaluation().providerKey()).contains("sk-1");
        assertThat(config.training().heapMib()).isEqualTo(512);
        assertThat(config.training().threads()).hasValue(2);
    }

    @Test
    void everyPropertyIsTested() {
        Set<String> names = new TreeSet<>();
        collect("embedsmith", EmbedsmithConfig.class, names);

        assertThat(ALL_SET.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    private static void collect(String prefix, Class<?> group, Set<String> names) {
        for (Method property : group.getDeclaredMethods()) {
            String name = prefix + "."
                    + property.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            if (property.getReturnType().getEnclosingClass() == EmbedsmithConfig.class) {
                collect(name, property.getReturnType(), names);
            } else {
                names.add(name);
            }
        }
    }
}
