package io.embedsmith.api.wiring;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.security.FirstKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What happens before the port is opened, in order. */
@Singleton
final class Startup {
    private final EmbedsmithConfig config;
    private final FirstKeys keys;

    Startup(EmbedsmithConfig config, FirstKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        Databases.Opened database = Databases.open(config);
        Schema.migrate(database.owner(), database.application().user());
        keys.ensure();
    }
}
