package io.embedsmith.api.provider;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.file.Sha256;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.system.TestedModel;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A provider's model as a system under test. A provider may put another model behind a name at any time and does not say so;
 * {@link #probe} tells, as the vector of one text stays what it was while the model does.
 */
public final class RemoteEncoder implements TextEncoder, AutoCloseable {
    /** What is asked for first. */
    public static final String PROBE = "The quick brown fox jumps over the lazy dog. 敏捷的棕色狐狸跳过了懒狗。";

    /** Nobody waits half a minute to hear that an address is wrong. */
    private static final int FIRST_ATTEMPTS = 2;

    private static final int ATTEMPTS = 6;
    private static final int ROUNDS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final ProviderSettings settings;
    private final ExecutorService requests;
    private final EmbeddingsCall call;
    private final float[] probe;
    private final TestedModel model;

    private RemoteEncoder(ProviderSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        this.requests = Executors.newFixedThreadPool(
                settings.limits().atOnce(),
                Thread.ofVirtual().name("provider-", 0).factory());
        this.call = new EmbeddingsCall(http, settings, ATTEMPTS);
        try {
            this.probe = new EmbeddingsCall(http, settings, FIRST_ATTEMPTS)
                    .run(List.of(PROBE))
                    .getFirst();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        this.model = tested(settings, probe.length);
    }

    /**
     * Asks for one vector, which tells that the address and the key are right, and the dimension.
     *
     * @throws ProviderException if there is none
     */
    public static RemoteEncoder open(ProviderSettings settings) {
        return new RemoteEncoder(settings);
    }

    /** The vector of {@link #PROBE}, without an instruction, as it is now. */
    public float[] probe() {
        return probe.clone();
    }

    @Override
    public TestedModel model() {
        return model;
    }

    private static TestedModel tested(ProviderSettings settings, int dimension) {
        return new TestedModel(
                settings.address().fullName(),
                revision(settings.address(), dimension),
                dimension,
                OptionalInt.empty(),
                settings.instructions(),
                Optional.empty());
    }

    /** Two providers may call two models the same, and one its next model like the last. */
    private static String revision(ProviderAddress address, int dimension) {
        byte[] hash = Sha256.digest().digest((address + "\n" + dimension).getBytes(StandardCharsets.UTF_8));
        return "remote-" + HexFormat.of().formatHex(hash, 0, 8);
    }

    @Override
    public List<float[]> embed(TextRole role, List<String> texts) {
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<List<float[]>>> parts = new ArrayList<>();
        for (int start = 0; start < texts.size(); start += settings.limits().texts()) {
            List<String> part = texts
                    .subList(
                            start,
                            Math.min(texts.size(), start + settings.limits().texts()))
                    .stream()
                    .map(text -> settings.instructions().before(role, text))
                    .toList();
            parts.add(requests.submit(unless(failed, part)));
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        try {
            for (Future<List<float[]>> part : parts) {
                vectors.addAll(part.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            failed.set(true);
            Thread.currentThread().interrupt();
            throw new ProviderException("interrupted while " + settings.address() + " was asked", e);
        }
        return vectors;
    }

    /** A few rounds of requests: each may cost money, so that a failure should not lose many that were answered. */
    @Override
    public int textsAtOnce() {
        return settings.limits().texts() * settings.limits().atOnce() * ROUNDS;
    }

    /** When one request has failed for good, those behind it are not made: each may cost money. */
    private Callable<List<float[]>> unless(AtomicBoolean failed, List<String> part) {
        return () -> {
            if (failed.get()) {
                throw new ProviderException(settings.address() + " failed before");
            }
            try {
                return checked(call.run(part));
            } catch (RuntimeException e) {
                failed.set(true);
                throw e;
            }
        };
    }

    private List<float[]> checked(List<float[]> vectors) {
        for (float[] vector : vectors) {
            if (vector.length != probe.length) {
                throw new ProviderException(settings.address() + " gave a vector of dimension " + vector.length
                        + ", and " + probe.length + " before; a model gives one dimension");
            }
        }
        return vectors;
    }

    @Override
    public void close() {
        requests.shutdownNow();
        http.shutdownNow();
    }
}
