package io.embedsmith.evaluation.file;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** YAML files that hold one mapping. Only the tree of nodes is made, never an object of a class that the file names. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Reads the file.
     *
     * @throws UnreadableFileException if it is missing
     * @throws MalformedFileException with file and line, if it is not YAML or not one mapping
     */
    public static YamlMap read(Path file) {
        try (Reader reader = TextReader.open(file)) {
            return parse(file, reader);
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** As {@link #read}, of text that came from {@code source}, which complaints name. */
    public static YamlMap parse(Path source, String text) {
        return parse(source, new StringReader(text));
    }

    private static YamlMap parse(Path source, Reader reader) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Yaml(options).compose(reader);
            if (root instanceof MappingNode mapping) {
                return new YamlMap(source, mapping);
            }
            throw new FilePlace(source, 1)
                    .malformed("the file holds " + (root == null ? "nothing" : "no mapping")
                            + "; 'key: value' lines are" + " needed");
        } catch (MarkedYAMLException e) {
            long line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1L;
            throw new FilePlace(source, line)
                    .malformed("this is not YAML (" + e.getProblem() + "); check indentation and quotes");
        }
    }
}
