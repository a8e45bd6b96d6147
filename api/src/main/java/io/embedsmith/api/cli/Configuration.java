package io.embedsmith.api.cli;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The same configuration as the server's, read without the framework. */
final class Configuration {
    private Configuration() {}

    static EmbedsmithConfig load() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                // The JVM's own properties may carry names of other parts of the program.
                .withValidateUnknown(false)
                .withMapping(EmbedsmithConfig.class)
                .build();
        return config.getConfigMapping(EmbedsmithConfig.class);
    }
}
