import type {
    Advice,
    ApiKey,
    Collection,
    CollectionChange,
    ComparisonSummary,
    CreatedKey,
    DocumentPage,
    DocumentStatus,
    Evaluation,
    EvaluationRun,
    EvaluationSet,
    EvaluationSetPage,
    EvaluationTask,
    EvaluationWhole,
    Goal,
    ImportedQueries,
    Job,
    JudgedQuery,
    Model,
    ModelComparison,
    NewCollection,
    PassagePage,
    Preview,
    RunComparison,
    Scope,
    SearchRequest,
    SearchResponse,
    Session,
    Splitting,
    Watch,
} from "./contract";
import { call } from "./http";
import type { Merge, Training, TrainingCurve } from "./training-contract";

/** One function per call of the contract; nothing here but the path and the types. */
export const api = {
    session: (key: string) => call<Session>("GET", "/session", { key }),

    keys: (signal?: AbortSignal) => call<{ keys: ApiKey[] }>("GET", "/keys", { signal }),
    createKey: (body: { name: string; scopes: Scope[]; expiresAt?: string }) =>
        call<CreatedKey>("POST", "/keys", { body }),
    revokeKey: (id: string) => call<void>("DELETE", `/keys/${segment(id)}`),

    models: (signal?: AbortSignal) => call<{ models: Model[] }>("GET", "/models", { signal }),
    measure: (id: string) => call<Job>("POST", `/models/${segment(id)}/measure`),

    merge: (body: Merge) => call<Job>("POST", "/merges", { body }),

    train: (training: object, files: { train: readonly File[]; dev?: File }) => {
        const form = new FormData();
        form.append("training", JSON.stringify(training));
        files.train.forEach((file) => form.append("file", file, file.name));
        if (files.dev !== undefined) {
            form.append("dev", files.dev, files.dev.name);
        }
        return call<Job>("POST", "/trainings", { form });
    },
    trainings: (limit: number, signal?: AbortSignal) =>
        call<{ trainings: Training[] }>("GET", `/trainings${query({ limit })}`, { signal }),
    training: (id: string, signal?: AbortSignal) => call<Training>("GET", trainingPath(id), { signal }),
    trainingCurve: (id: string, signal?: AbortSignal) =>
        call<TrainingCurve>("GET", `${trainingPath(id)}/curve`, { signal }),
    deleteTraining: (id: string) => call<void>("DELETE", trainingPath(id)),

    collections: (signal?: AbortSignal) => call<{ collections: Collection[] }>("GET", "/collections", { signal }),
    collection: (name: string, signal?: AbortSignal) => call<Collection>("GET", collectionPath(name), { signal }),
    createCollection: (body: NewCollection) => call<Collection>("POST", "/collections", { body }),
    changeCollection: (name: string, body: CollectionChange) =>
        call<Collection>("PATCH", collectionPath(name), { body }),
    deleteCollection: (name: string) => call<void>("DELETE", collectionPath(name)),

    documents: (name: string, page: { after?: string; status?: DocumentStatus; limit: number }, signal?: AbortSignal) =>
        call<DocumentPage>("GET", `${collectionPath(name)}/documents${query(page)}`, { signal }),
    deleteDocument: (name: string, key: string) => call<void>("DELETE", documentPath(name, key)),
    passages: (name: string, key: string, page: { from: number; limit: number }, signal?: AbortSignal) =>
        call<PassagePage>("GET", `${documentPath(name, key)}/passages${query(page)}`, { signal }),
    previewFile: (name: string, file: File, splitting: Splitting, signal?: AbortSignal) => {
        const form = new FormData();
        form.append("file", file, file.name);
        form.append("splitting", JSON.stringify(splitting));
        return call<Preview>("POST", `${collectionPath(name)}/preview`, { form, signal });
    },

    search: (name: string, body: SearchRequest, signal?: AbortSignal) =>
        call<SearchResponse>("POST", `${collectionPath(name)}/search`, { body, signal }),

    jobs: (limit: number, signal?: AbortSignal) => call<{ jobs: Job[] }>("GET", `/jobs${query({ limit })}`, { signal }),
    job: (id: string, signal?: AbortSignal) => call<Job>("GET", jobPath(id), { signal }),
    cancelJob: (id: string) => call<Job>("POST", `${jobPath(id)}/cancel`),
    resumeJob: (id: string) => call<Job>("POST", `${jobPath(id)}/resume`),

    evaluationSets: (name: string, signal?: AbortSignal) =>
        call<{ sets: EvaluationSet[] }>("GET", `${collectionPath(name)}/evaluation-sets`, { signal }),
    createEvaluationSet: (name: string, set: string) =>
        call<EvaluationSet>("POST", `${collectionPath(name)}/evaluation-sets`, { body: { name: set } }),
    deleteEvaluationSet: (name: string, set: string) => call<void>("DELETE", setPath(name, set)),
    judgedQueries: (name: string, set: string, text: string, signal?: AbortSignal) =>
        call<EvaluationSetPage>("GET", `${setPath(name, set)}${query({ text })}`, { signal }),
    setQueries: (name: string, set: string, page: { from: number; limit: number }, signal?: AbortSignal) =>
        call<EvaluationSetPage>("GET", `${setPath(name, set)}${query(page)}`, { signal }),
    putQuery: (name: string, set: string, changed: { id: string; text: string }) =>
        call<ImportedQueries>("POST", `${setPath(name, set)}/queries`, { body: { queries: [changed] } }),
    deleteQuery: (name: string, set: string, id: string) =>
        call<void>("DELETE", `${setPath(name, set)}/queries/${segment(id)}`),
    importQueries: (name: string, set: string, files: { queries?: File; qrels?: File }) => {
        const form = new FormData();
        if (files.queries !== undefined) {
            form.append("queries", files.queries, files.queries.name);
        }
        if (files.qrels !== undefined) {
            form.append("qrels", files.qrels, files.qrels.name);
        }
        return call<ImportedQueries>("POST", `${setPath(name, set)}/queries`, { form });
    },
    judge: (name: string, set: string, body: { query: string; target: string; grade: number; queryId?: string }) =>
        call<JudgedQuery>("PUT", `${setPath(name, set)}/judgements`, { body }),
    unjudge: (name: string, set: string, judged: { queryId: string; target: string }) =>
        call<void>("DELETE", `${setPath(name, set)}/judgements${query(judged)}`),
    evaluate: (name: string, set: string, body: { metric: string; goal?: Goal; rankConstants?: number[] }) =>
        call<Job>("POST", `${setPath(name, set)}/runs`, { body }),
    tune: (name: string, set: string, body: { metric: string; goal?: Goal }) =>
        call<Job>("POST", `${setPath(name, set)}/tune`, { body }),
    runs: (name: string, set: string, signal?: AbortSignal) =>
        call<{ runs: EvaluationRun[] }>("GET", `${setPath(name, set)}/runs`, { signal }),
    deleteRun: (name: string, set: string, id: string) =>
        call<void>("DELETE", `${setPath(name, set)}/runs/${segment(id)}`),
    compareRuns: (name: string, set: string, pair: RunPair, signal?: AbortSignal) =>
        call<RunComparison>(
            "GET",
            `${setPath(name, set)}/runs/${segment(pair.first)}/compare/${segment(pair.second)}${query({
                metric: pair.metric,
                system: pair.system,
            })}`,
            { signal },
        ),

    evaluationTasks: (signal?: AbortSignal) => call<{ tasks: EvaluationTask[] }>("GET", "/evaluation/tasks", { signal }),
    evaluations: (limit: number, signal?: AbortSignal) =>
        call<{ evaluations: Evaluation[] }>("GET", `/evaluations${query({ limit })}`, { signal }),
    evaluateModels: (body: { models: string[]; tasks: string[]; rerank?: { model: string } }) =>
        call<Job>("POST", "/evaluations", { body }),
    evaluation: (id: string, signal?: AbortSignal) => call<EvaluationWhole>("GET", evaluationPath(id), { signal }),
    deleteEvaluation: (id: string) => call<void>("DELETE", evaluationPath(id)),
    compareModels: (id: string, body: { first: string; second: string }) =>
        call<Job>("POST", `${evaluationPath(id)}/compare`, { body }),
    comparisons: (id: string, signal?: AbortSignal) =>
        call<{ comparisons: ComparisonSummary[] }>("GET", `${evaluationPath(id)}/comparisons`, { signal }),
    modelComparison: (id: string, comparison: string, signal?: AbortSignal) =>
        call<ModelComparison>("GET", comparisonPath(id, comparison), { signal }),

    advise: (body: { models: string[]; tasks: string[]; collection?: string; set?: string; passages?: number }) =>
        call<Job>("POST", "/advice", { body }),
    allAdvice: (limit: number, signal?: AbortSignal) =>
        call<{ advice: Advice[] }>("GET", `/advice${query({ limit })}`, { signal }),
    advice: (id: string, signal?: AbortSignal) => call<Advice>("GET", advicePath(id), { signal }),
    deleteAdvice: (id: string) => call<void>("DELETE", advicePath(id)),

    watches: (name: string, signal?: AbortSignal) =>
        call<{ watches: Watch[] }>("GET", `${collectionPath(name)}/watches`, { signal }),
    createWatch: (name: string, body: { path: string; deleteMissing: boolean }) =>
        call<Watch>("POST", `${collectionPath(name)}/watches`, { body }),
    deleteWatch: (name: string, id: string) => call<void>("DELETE", `${collectionPath(name)}/watches/${segment(id)}`),
};

export function collectionPath(name: string): string {
    return `/collections/${segment(name)}`;
}

export function documentPath(name: string, key: string): string {
    return `${collectionPath(name)}/documents/${segment(key)}`;
}

export interface RunPair {
    first: string;
    second: string;
    metric: string;
    system: string;
}

export function setPath(name: string, set: string): string {
    return `${collectionPath(name)}/evaluation-sets/${segment(set)}`;
}

export function evaluationPath(id: string): string {
    return `/evaluations/${segment(id)}`;
}

export function comparisonPath(evaluation: string, id: string): string {
    return `${evaluationPath(evaluation)}/comparisons/${segment(id)}`;
}

export function advicePath(id: string): string {
    return `/advice/${segment(id)}`;
}

export function trainingPath(id: string): string {
    return `/trainings/${segment(id)}`;
}

export function jobPath(id: string): string {
    return `/jobs/${segment(id)}`;
}

function segment(value: string): string {
    return encodeURIComponent(value);
}

function query(values: Record<string, string | number | undefined>): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
        if (value !== undefined) {
            parameters.set(name, String(value));
        }
    }
    const text = parameters.toString();
    return text === "" ? "" : `?${text}`;
}
