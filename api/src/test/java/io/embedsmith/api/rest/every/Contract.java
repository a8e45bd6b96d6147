package io.embedsmith.api.rest.every;

import java.util.List;

/** Every call of docs/api.md; that none is missing is checked against the contract that the server publishes. */
final class Contract {
    private static final String SPLITTING =
            "\"splitting\": {\"maxTokens\": 64, \"overlapTokens\": 8, \"includeHeadings\": true}";
    private static final String RRF =
            "\"fusion\": {\"kind\": \"rrf\", \"rankConstant\": 60, \"denseCoefficient\": 0.5}";
    private static final String TEXT = "\"text\": \"words\", \"title\": \"Words\", \"mediaType\": \"text/plain\","
            + " \"metadata\": {\"a\": \"b\", \"n\": 5, \"t\": true, \"l\": [\"c\"]}, \"split\": true";
    private static final String FILTER = "{\"and\": ["
            + "{\"equals\": {\"field\": \"a\", \"value\": \"b\"}}, {\"equals\": {\"field\": \"n\", \"value\": 5}},"
            + "{\"anyOf\": {\"field\": \"a\", \"values\": [\"b\", 7]}},"
            + "{\"range\": {\"field\": \"n\", \"min\": 1, \"max\": 9}},"
            + "{\"range\": {\"field\": \"a\", \"min\": \"a\", \"max\": \"z\"}},"
            + "{\"or\": [{\"exists\": {\"field\": \"a\"}}]},"
            + "{\"not\": {\"equals\": {\"field\": \"document.key\", \"value\": \"x\"}}}]}";

    private static final String QUERY =
            "{\"id\": \"p\", \"text\": \"words\", \"judgements\": [{\"target\": \"d\", \"grade\": 1}]}";

    private Contract() {}

    static List<Call> calls() {
        return """
                GET    /session
                GET    /keys
                POST   /keys {"name": "n", "scopes": ["read"], "expiresAt": "2999-01-01T00:00:00Z"}
                DELETE /keys/{key-id}
                GET    /models
                GET    /models/{model}
                POST   /models/{model}/measure
                POST   /merges {"name": "FRESH", "models": ["SMALL"], "coefficients": [0.5], "method": "dare_ties", \
                "base": "SMALL", "density": 0.5, "lambda": 1.0, "rescale": "density", "seed": 7}
                POST   /trainings form:training {"name": "FRESH", "model": "SMALL", "kind": "encoder", \
                "dev": {"collection": "COLLECTION", "set": "faq"}, "settings": \
                {"loss": "group", "temperature": 0.02, "groupSize": 2, "queryMaxLen": 16, "passageMaxLen": 16, \
                "matryoshka": [8], "queryInstruction": "q: ", "passageInstruction": "p: ", \
                "activationMemory": 64, "loraRank": 2, "loraAlpha": 4.0, "loraDropout": 0.1, "loraTargets": ["query"], \
                "precision": "fp32", "device": "cpu", "epochs": 1, "maxSteps": 1, "batchSize": 1, "accumulation": 1, "subBatchSize": 1, \
                "learningRate": 0.0001, "warmupRatio": 0.1, "schedule": "linear", "weightDecay": 0.01, "maxGradNorm": 1.0, \
                "dropout": 0.1, "attentionDropout": 0.0, "freezeLayers": 0, "layerDecay": 0.9, "ema": 0.9, "seed": 7, \
                "evalSteps": 1, "saveSteps": 1, "patience": 1, "positiveFrom": 1.0, \
                "tasks": ["OwnPairs"], "guards": ["OwnPairs"]}}
                POST   /trainings form:training {"name": "FRESH", "model": "SMALL", "kind": "reranker", \
                "dev": {"collection": "COLLECTION", "set": "faq"}, "settings": \
                {"maxSteps": 1, "devDepth": 5, "devEncoder": "SMALL"}}
                GET    /trainings?limit=50
                GET    /trainings/{training}
                GET    /trainings/{training}/curve?points=500
                GET    /trainings/{training}/report?format=html&language=en
                DELETE /trainings/{training}
                POST   /rerank {"model": "RERANKER", "query": "a", "texts": ["a"], "returnTexts": true}
                POST   /embed {"model": "MODEL", "texts": ["a"], "role": "query", "dimensions": 512, "truncate": "end"}
                GET    /collections
                POST   /collections {"name": "FRESH", "model": "MODEL", "vectorType": "halfvec", SPLITTING, RRF, WORDS}
                GET    /collections/{collection}
                PATCH  /collections/{collection} {SPLITTING, RRF, WORDS}
                DELETE /collections/{collection}
                GET    /collections/{collection}/documents?limit=50&after=a&status=ready
                POST   /collections/{collection}/documents?format=files form:metadata {"a": "b", "n": 5, "l": ["c"]}
                GET    /collections/{collection}/documents/{document}
                PUT    /collections/{collection}/documents/{document} {TEXT}
                DELETE /collections/{collection}/documents/{document}
                GET    /collections/{collection}/documents/{document}/passages?limit=100&from=0
                POST   /collections/{collection}/preview {TEXT, SPLITTING}
                POST   /collections/{collection}/preview form:splitting {"maxTokens": 64, "overlapTokens": 8}
                POST   /collections/{collection}/search {"query": "words", "mode": "hybrid", "k": 3, "offset": 0, \
                "depth": 10, RRF, "threshold": 0.1, "filter": FILTER}
                GET    /collections/{collection}/watches
                POST   /collections/{collection}/watches {"path": "FOLDER", "interval": "PT30S", "deleteMissing": false}
                DELETE /collections/{collection}/watches/{watch}
                GET    /collections/{collection}/evaluation-sets
                POST   /collections/{collection}/evaluation-sets {"name": "FRESH", "queries": [QUERY]}
                GET    /collections/{collection}/evaluation-sets/{set}?limit=100&from=0&text=words
                DELETE /collections/{collection}/evaluation-sets/{set}
                POST   /collections/{collection}/evaluation-sets/{set}/queries {"queries": [QUERY]}
                DELETE /collections/{collection}/evaluation-sets/{set}/queries/{query}
                PUT    /collections/{collection}/evaluation-sets/{set}/judgements {"queryId": "q", "query": "words", \
                "target": "d", "grade": 1}
                DELETE /collections/{collection}/evaluation-sets/{set}/judgements?queryId=q&target=d
                POST   /collections/{collection}/evaluation-sets/{set}/runs {"ks": [1, 10], "metric": "nDCG@10", \
                "coefficients": [0.3], "rankConstants": [60], "goal": {"precision": 0.9}}
                POST   /collections/{collection}/evaluation-sets/{set}/tune {"metric": "nDCG@10", \
                "goal": {"recall": 0.9}, "apply": false}
                GET    /collections/{collection}/evaluation-sets/{set}/runs
                GET    /collections/{collection}/evaluation-sets/{set}/runs/{run}
                DELETE /collections/{collection}/evaluation-sets/{set}/runs/{run}
                GET    /collections/{collection}/evaluation-sets/{set}/runs/{run}/queries
                GET    /collections/{collection}/evaluation-sets/{set}/runs/{run}/compare/{run}?metric=nDCG@10\
                &system=hybrid&limit=20
                GET    /evaluation/tasks
                GET    /evaluations?limit=50
                POST   /evaluations {"models": ["MODEL"], "tasks": ["OwnAnswers"], "rerank": {"model": "RERANKER", "depth": 3}}
                GET    /evaluations/{evaluation}
                DELETE /evaluations/{evaluation}
                GET    /evaluations/{evaluation}/files
                GET    /evaluations/{evaluation}/report?format=html&language=en
                POST   /evaluations/{evaluation}/compare {"first": "MODEL", "second": "OTHER", "tasks": ["OwnPairs"], \
                "examples": 3}
                GET    /evaluations/{evaluation}/comparisons
                GET    /evaluations/{evaluation}/comparisons/{comparison}
                DELETE /evaluations/{evaluation}/comparisons/{comparison}
                GET    /evaluations/{evaluation}/comparisons/{comparison}/report?format=html&language=en
                POST   /advice {"models": ["MODEL"], "tasks": ["OwnPairs"], "collection": "COLLECTION", "set": "faq", "passages": 5000}
                GET    /advice?limit=50
                GET    /advice/{advice}
                DELETE /advice/{advice}
                GET    /advice/{advice}/report?format=html&language=en
                GET    /jobs?limit=50
                GET    /jobs/{job}
                GET    /jobs/{job}/events
                POST   /jobs/{job}/cancel
                POST   /jobs/{job}/resume
                """.replace("SPLITTING", SPLITTING)
                .replace("RRF", RRF)
                .replace("TEXT", TEXT)
                .replace("FILTER", FILTER)
                .replace("QUERY", QUERY)
                .replace("WORDS", "\"userDictionary\": [\"words\"]")
                .lines()
                .map(Call::of)
                .toList();
    }
}
