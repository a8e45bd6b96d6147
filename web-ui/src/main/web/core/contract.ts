/** The REST contract as the console uses it; docs/api.md is the text it follows. */

export type Scope = "read" | "write" | "admin";

export interface Session {
    tenant: string;
    keyName: string;
    keyPrefix: string;
    scopes: Scope[];
    version: string;
}

export interface ApiKey {
    id: string;
    name: string;
    prefix: string;
    scopes: Scope[];
    createdAt: string;
    expiresAt?: string | null;
    lastUsedAt?: string | null;
}

export interface CreatedKey extends ApiKey {
    key: string;
}

export interface Speed {
    tokensPerSecond: number;
    queryMillis: number;
    threads: number;
    measuredAt: string;
}

export interface Model {
    id: string;
    kind: "encoder" | "reranker";
    displayName: string;
    revision: string;
    dimension: number;
    maxTokens: number;
    parameters: number;
    weightsBytes: number;
    precision: string;
    pooling: string;
    queryInstruction?: string | null;
    passageInstruction?: string | null;
    languages: string[];
    licence: string;
    bytesPerVector: number;
    speed?: Speed | null;
}

export interface Splitting {
    maxTokens: number;
    overlapTokens: number;
    includeHeadings: boolean;
}

export type Fusion =
    | { kind: "convex"; denseCoefficient: number }
    | { kind: "rrf"; rankConstant: number; denseCoefficient: number };

export interface Collection {
    name: string;
    model: string;
    dimension: number;
    vectorType: "halfvec" | "vector";
    splitting: Splitting;
    fusion: Fusion;
    threshold?: number;
    userDictionary: string[];
    documents: number;
    passages: number;
    failedDocuments: number;
    bytes: number;
    createdAt: string;
    updatedAt: string;
}

export interface NewCollection {
    name: string;
    model: string;
    splitting?: Splitting;
    userDictionary?: string[];
}

export interface CollectionChange {
    fusion?: Fusion;
    threshold?: number;
    userDictionary?: string[];
    splitting?: Splitting;
}

export type MetadataValue = string | number | boolean | string[];
export type Metadata = Record<string, MetadataValue>;

export type DocumentStatus = "ready" | "failed";

export interface Failure {
    code: string;
    message: string;
}

export interface DocumentInfo {
    key: string;
    title?: string | null;
    mediaType?: string | null;
    status: DocumentStatus;
    failure?: Failure | null;
    characters: number;
    passages: number;
    metadata: Metadata;
    createdAt: string;
    updatedAt: string;
}

export interface DocumentPage {
    documents: DocumentInfo[];
    next?: string | null;
}

export interface Passage {
    passageId: string;
    ordinal: number;
    text: string;
    headings: string[];
    start: number;
    end: number;
    page?: number | null;
    tokens: number;
}

export interface PassagePage {
    document: DocumentInfo;
    passages: Passage[];
    total: number;
}

export interface Preview {
    title?: string | null;
    mediaType?: string | null;
    characters: number;
    passages: Passage[];
}

export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled";

export interface JobFailure {
    item: string;
    code: string;
    message: string;
}

export interface Job {
    id: string;
    kind: "ingest" | "resegment" | "measure" | "evaluate" | "tune" | "compare" | "advise" | "merge" | "train";
    collection?: string | null;
    /** The evaluation set that it measures by. */
    set?: string | null;
    /** The evaluation whose models it compares. */
    evaluation?: string | null;
    state: JobState;
    done: number;
    total?: number | null;
    progress?: number | null;
    /** What it does beside counting. */
    phase?: { name: string; done?: number | null; total?: number | null } | null;
    unit: string;
    message?: string | null;
    failures: JobFailure[];
    createdAt: string;
    startedAt?: string | null;
    endedAt?: string | null;
}

export type Scalar = string | number | boolean;

export type Filter =
    | { equals: { field: string; value: Scalar } }
    | { anyOf: { field: string; values: Scalar[] } }
    | { range: { field: string; min?: string | number; max?: string | number } }
    | { exists: { field: string } }
    | { and: Filter[] }
    | { or: Filter[] }
    | { not: Filter };

export type SearchMode = "hybrid" | "dense" | "keyword";

export interface SearchRequest {
    query: string;
    mode: SearchMode;
    k: number;
    offset: number;
    depth: number;
    fusion?: Fusion;
    threshold?: number;
    filter?: Filter;
    rerank?: { model: string };
}

export interface SignalScore {
    rank: number;
    score: number;
    normalized?: number | null;
    contribution?: number | null;
}

export interface SearchResult {
    rank: number;
    passageId: string;
    documentKey: string;
    title?: string | null;
    text: string;
    headings: string[];
    start: number;
    end: number;
    page?: number | null;
    highlights: { start: number; end: number }[];
    score: number;
    signals: { dense?: SignalScore | null; keyword?: SignalScore | null };
    rerank?: { logit: number; previousRank: number; previousScore: number } | null;
    metadata: Metadata;
}

export interface SearchResponse {
    results: SearchResult[];
    scoreStage: "fusion" | "similarity" | "bm25" | "rerank";
    candidates: { dense?: number | null; keyword?: number | null };
    denseStrategy?: string | null;
    timings: {
        embedMillis?: number | null;
        denseMillis?: number | null;
        keywordMillis?: number | null;
        rerankMillis?: number | null;
        totalMillis: number;
    };
}

export interface Watch {
    id: string;
    path: string;
    interval: string;
    deleteMissing: boolean;
}

export interface EvaluationSet {
    name: string;
    collection: string;
    queries: number;
    judged: number;
    judgements: number;
    createdAt: string;
    updatedAt: string;
}

export interface Judgement {
    target: string;
    grade: number;
}

export interface JudgedQuery {
    id: string;
    text: string;
    judgements: Judgement[];
}

export interface EvaluationSetPage {
    set: EvaluationSet;
    queries: JudgedQuery[];
}

export interface ImportedQueries {
    set: EvaluationSet;
    added: number;
    leftOut: number;
}

export interface Goal {
    precision?: number;
    recall?: number;
}

export interface Histogram {
    low: number;
    high: number;
    positives: number[];
    negatives: number[];
}

export interface FoundDistribution {
    stage: "similarity" | "bm25" | "fusion";
    histogram: Histogram;
    auc: number;
    overlap: number;
    threshold?: { value: number; precision: number; recall: number } | null;
    unreachable?: string | null;
}

export interface SystemOutcome {
    system: string;
    metrics: Record<string, number>;
    scores?: FoundDistribution | null;
}

export interface SystemDifference {
    first: string;
    second: string;
    difference: number;
    low: number;
    high: number;
    p: number;
    correctedP: number;
}

export interface Tuning {
    present: string;
    presentScore: number;
    chosen: number;
    chosenScore: number;
    crossValidated: number;
    low: number;
    high: number;
    p: number;
    better: boolean;
    significant: boolean;
    applied: boolean;
    curve: { coefficient: number; score: number }[];
    threshold?: { value: number; precision: number; recall: number } | null;
}

export interface EvaluationRun {
    id: string;
    set: string;
    kind: "evaluate" | "tune";
    createdAt: string;
    outcome: {
        metric: string;
        measured: { model: string; fusion: string; threshold?: number | null; documents: number; passages: number; depth: number };
        coverage: {
            queries: number;
            measured: number;
            unjudged: string[];
            missing: number;
            missingTargets: { query: string; target: string }[];
        };
        systems: SystemOutcome[];
        differences: SystemDifference[];
        tuning?: Tuning | null;
    };
}

export interface RunComparison {
    metric: string;
    system: string;
    queries: number;
    first: number;
    second: number;
    difference: number;
    low: number;
    high: number;
    p: number;
    changes: { query: string; text: string; first: number; second: number }[];
}

/** A task that models are measured on. */
export interface EvaluationTask {
    name: string;
    type: string;
    description: string;
    languages: string[];
    mainScore: string;
    match: string;
    note: string;
    available: boolean;
    missing: string[];
}

export interface Evaluation {
    id: string;
    models: string[];
    tasks: string[];
    rerank?: { model: string; depth: number };
    /** What is measured: each model, and with a reranker each with it behind. */
    systems: string[];
    createdAt: string;
    total: number;
    done: number;
    failed: number;
}

export interface EvaluationResult {
    model: string;
    task: string;
    status: "finished" | "kept" | "failed";
    score?: number | null;
    seconds?: number | null;
    failure?: { code: string; message: string } | null;
}

export interface ModelRank {
    model: string;
    rank: number;
    mean?: number | null;
    meanOfTypes?: number | null;
}

export interface EvaluationWhole {
    evaluation: Evaluation;
    results: EvaluationResult[];
    leaderboard: ModelRank[];
}

export interface Interval {
    value: number;
    low: number;
    high: number;
}

export interface ItemChange {
    id: string;
    split: string;
    subset: string;
    text?: string | null;
    first: number;
    second: number;
}

export interface TaskDifference {
    task: string;
    metric: string;
    items: number;
    first: Interval;
    second: Interval;
    difference: Interval;
    p: number;
    correctedP: number;
    verdict: "first-better" | "second-better" | "no-difference";
    itemScores: "metric" | "closeness";
    points: [number, number][];
    won: ItemChange[];
    lost: ItemChange[];
}

export interface ComparisonSummary {
    id: string;
    createdAt: string;
    first: string;
    second: string;
}

export interface ModelComparison {
    id: string;
    createdAt: string;
    comparison: {
        first: string;
        second: string;
        tasks: TaskDifference[];
        skipped: { task: string; reason: string }[];
    };
}

export interface AdvisedModel {
    model: string;
    languages: string[];
    onFront: boolean;
    equalToBest: boolean;
    quality?: Interval | null;
    maxTokens: number;
    truncatedShare?: number | null;
    dimension: number;
    storage: Record<"halfvec" | "vector", { bytesPerPassage: number; bytes: number }>;
    parameters: number;
    weightsBytes: number;
    memoryBytes?: number | null;
    speed?: { tokensPerSecond: number; queryMillis: number; threads: number } | null;
}

export interface Advice {
    id: string;
    createdAt: string;
    advice: {
        tasks: string[];
        passages: number;
        recommended?: string | null;
        reasons: Record<"en" | "zh", string[]>;
        models: AdvisedModel[];
    };
}
