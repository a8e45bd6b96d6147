package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All passages, in the order of their file, found by id. */
public final class Corpus {
    private final List<Passage> passages;
    private final Map<PassageId, Passage> byId;

    private Corpus(List<Passage> passages) {
        this.passages = List.copyOf(passages);
        this.byId = this.passages.stream()
                .collect(Collectors.toMap(Passage::id, Function.identity(), Corpus::refuseDuplicate));
    }

    /** @throws IllegalArgumentException if an id is there twice */
    public static Corpus of(List<Passage> passages) {
        return new Corpus(passages);
    }

    private static Passage refuseDuplicate(Passage first, Passage second) {
        throw new IllegalArgumentException(
                "passage " + second.id() + " is in the corpus twice; each id may be there once");
    }

    /** All of them, in order. */
    public List<Passage> passages() {
        return passages;
    }

    /** The passage of that id. */
    public Optional<Passage> passage(PassageId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Number of passages. */
    public int size() {
        return passages.size();
    }
}
