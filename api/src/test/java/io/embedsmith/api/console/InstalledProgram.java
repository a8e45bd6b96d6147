package io.embedsmith.api.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that must be on this machine.
 *
 * @param variable of the environment, which may name one
 * @param debian the package that brings it
 * @param names under which it is looked for on the PATH
 */
record InstalledProgram(String variable, String debian, List<String> names) {
    Path find() {
        String named = System.getenv(variable);
        Stream<Path> places = named == null ? onThePath() : Stream.of(Path.of(named));
        return places.filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "The tests of the console need " + (named == null ? String.join(" or ", names) : named)
                                + ", which is not there: install the package " + debian
                                + ", or name another program in the environment variable " + variable + "."));
    }

    private Stream<Path> onThePath() {
        List<String> folders =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return names.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)));
    }
}
