package io.embedsmith.api.cli;

import picocli.CommandLine.IVersionProvider;

/** Version as the build wrote it into the jar. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = RootCommand.class.getPackage().getImplementationVersion();
        return new String[] {"embedsmith " + (version == null ? "(not packaged)" : version)};
    }
}
