package io.embedsmith.api.cli;

import picocli.CommandLine.IVersionProvider;

/** Version as the build wrote it into the jar. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"embedsmith " + version()};
    }

    /** Without the program's name. */
    static String version() {
        String version = RootCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
