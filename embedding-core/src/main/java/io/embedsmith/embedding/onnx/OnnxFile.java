package io.embedsmith.embedding.onnx;

import io.embedsmith.embedding.ModelUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Looks at an ONNX file before ONNX Runtime opens it, and refuses one that reaches outside its folder. */
public final class OnnxFile {
    /** Protobuf itself ends at 2 GiB; larger models keep their tensors in external files. */
    private static final long MAX_PROTOBUF_BYTES = Integer.MAX_VALUE;

    /** ONNX itself, its machine learning operators, and ONNX Runtime's own operators; all built in. */
    private static final Set<String> BUILT_IN_DOMAINS =
            Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc", "com.ms.internal.nhwc");

    private OnnxFile() {}

    /**
     * Reads what the file says of itself.
     *
     * @throws ModelUnavailableException if the file is damaged, needs operators from a library, or names an external file
     *     that is not a plain file in the same folder
     */
    public static OnnxFacts inspect(Path file) {
        OnnxFacts facts;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > MAX_PROTOBUF_BYTES) {
                throw new ModelUnavailableException(file + " has " + size + " bytes, an ONNX file has at most "
                        + MAX_PROTOBUF_BYTES + "; export it with external data");
            }
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            facts = OnnxScan.of(content);
        } catch (IOException e) {
            throw new ModelUnavailableException(file + " cannot be read: " + e.getMessage(), e);
        } catch (MalformedOnnxException | ArithmeticException e) {
            throw new ModelUnavailableException(file + " is " + e.getMessage(), e);
        }
        for (String domain : facts.operatorDomains()) {
            if (!BUILT_IN_DOMAINS.contains(domain)) {
                throw new ModelUnavailableException(file + " uses operators of the domain '" + domain
                        + "', which would need code from a foreign library; only "
                        + BUILT_IN_DOMAINS.stream()
                                .sorted()
                                .filter(name -> !name.isEmpty())
                                .toList() + " are allowed; export the model without custom operators");
            }
        }
        facts.externalFiles().forEach(name -> checkExternal(file, name));
        return facts;
    }

    /** An external file must be a plain file of a plain name beside the ONNX file. */
    private static void checkExternal(Path file, String name) {
        Path folder = file.toAbsolutePath().getParent();
        boolean plain = !name.isEmpty()
                && !name.contains("/")
                && !name.contains("\\")
                && !name.contains("\0")
                && !name.equals(".")
                && !name.equals("..");
        if (folder == null || !plain) {
            throw new ModelUnavailableException(
                    file + " names the external file '" + name + "'; only a plain name in the same folder is allowed");
        }
        Path external = folder.resolve(name);
        if (!Files.isRegularFile(external, LinkOption.NOFOLLOW_LINKS)) {
            throw new ModelUnavailableException(file + " needs the external file '" + name + "', which is missing in "
                    + folder + " or is a link; put the file itself there");
        }
    }
}
