package io.embedsmith.evaluation.cache;

import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Vectors on disk by model, instruction and hash of the text.
 *
 * <p>Each {@link #put} makes one file that is never changed afterwards, so that several processes may use one folder: the
 * worst that can happen is that both embed the same text. A damaged file is removed, and its texts count as not there. When
 * the files are larger than the limit, those unused longest go first.
 */
public final class VectorCache {
    private static final Logger LOG = Logger.getLogger(VectorCache.class);

    private final Path folder;
    private final long limitBytes;
    private final Clock clock;

    /**
     * Over a folder, which need not exist yet.
     *
     * @param limitBytes size of all files together that is never exceeded for long; 0 keeps nothing
     */
    public VectorCache(Path folder, long limitBytes, Clock clock) {
        if (limitBytes < 0) {
            throw new IllegalArgumentException("the cache's limit is " + limitBytes + " bytes; 0 or more are allowed");
        }
        this.folder = folder.toAbsolutePath();
        this.limitBytes = limitBytes;
        this.clock = clock;
    }

    /** The vectors that are there, by text. */
    public Map<String, float[]> get(VectorSource source, Collection<String> texts) {
        Map<TextHash, float[]> wanted = new HashMap<>();
        Map<String, TextHash> hashes = new LinkedHashMap<>();
        for (String text : texts) {
            TextHash hash = TextHash.of(text);
            hashes.put(text, hash);
            wanted.put(hash, MISSING);
        }
        int missing = wanted.size();
        for (Path file : files(folder.resolve(source.folder()))) {
            if (missing <= 0) {
                break;
            }
            missing -= read(file, source, wanted);
        }
        Map<String, float[]> found = new HashMap<>();
        hashes.forEach((text, hash) -> {
            float[] vector = wanted.getOrDefault(hash, MISSING);
            if (vector.length > 0) {
                found.put(text, vector);
            }
        });
        return found;
    }

    private static final float[] MISSING = {};

    private int read(Path file, VectorSource source, Map<TextHash, float[]> wanted) {
        try {
            int found = VectorFile.read(file, source.dimension(), wanted);
            if (found > 0) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            }
            return found;
        } catch (NoSuchFileException e) {
            return 0; // another process made room
        } catch (VectorFile.DamagedException e) {
            LOG.warnf("%s is damaged; it is removed, and its vectors are made anew", file);
            remove(file);
            return 0;
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** Keeps vectors, each of the source's dimension. */
    public void put(VectorSource source, Map<String, float[]> vectors) {
        if (vectors.isEmpty() || limitBytes == 0) {
            return;
        }
        Map<TextHash, float[]> byHash = new LinkedHashMap<>();
        vectors.forEach((text, vector) -> byHash.put(TextHash.of(text), vector));
        // Named for its first text and size: the same vectors made twice take one file.
        TextHash first = byHash.keySet().iterator().next();
        String name = String.format(
                Locale.ROOT, "%016x%016x-%d%s", first.high(), first.low(), byHash.size(), VectorFile.SUFFIX);
        VectorFile.write(folder.resolve(source.folder()).resolve(name), source.dimension(), byHash);
        makeRoom();
    }

    private void makeRoom() {
        List<Stored> stored = new ArrayList<>();
        for (Path source : folders()) {
            for (Path file : files(source)) {
                try {
                    stored.add(new Stored(file, Files.size(file), Files.getLastModifiedTime(file)));
                } catch (IOException e) {
                    LOG.debugf("%s is gone: another process made room", file);
                }
            }
        }
        long bytes = stored.stream().mapToLong(Stored::bytes).sum();
        stored.sort(Comparator.comparing(Stored::used).thenComparing(Stored::file));
        for (Stored oldest : stored) {
            if (bytes <= limitBytes) {
                return;
            }
            remove(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    private record Stored(Path file, long bytes, FileTime used) {}

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private List<Path> folders() {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> files(Path folder) {
        return list(folder).stream()
                .filter(file -> file.toString().endsWith(VectorFile.SUFFIX))
                .toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UnreadableFileException(folder, e);
        }
    }
}
