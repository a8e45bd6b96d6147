package io.embedsmith.api.rest;

import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.rest.dto.Requests;
import io.embedsmith.api.security.CallerContext;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionStore;
import jakarta.inject.Singleton;

/** Evaluation sets of collections that are there. */
@Singleton
class EvaluationAddresses {
    private final CollectionStore collections;
    private final EvaluationSets sets;
    private final CallerContext context;

    EvaluationAddresses(CollectionStore collections, EvaluationSets sets, CallerContext context) {
        this.collections = collections;
        this.sets = sets;
        this.context = context;
    }

    /** A set of the caller's; whether the set is there is not asked. */
    EvaluationSets.Address of(String collection, String set) {
        return new EvaluationSets.Address(context.tenant(), collection(collection), Requests.storable("set", set));
    }

    /**
     * The name of a set that is there.
     *
     * @throws io.embedsmith.api.error.ApiException {@code evaluation-set-not-found}
     */
    String set(String collection, String set) {
        return sets.get(of(collection, set)).name();
    }

    /** @throws io.embedsmith.retrieval.RetrievalException {@code collection-not-found} */
    String collection(String name) {
        CollectionName collection = Paths.collection(name);
        return collections.get(context.tenant(), collection).name().value();
    }
}
