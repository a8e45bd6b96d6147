export type ModelKind = "encoder" | "reranker";

/** Options of training, by the names that the contract has for them. */
export type TrainingSettings = Record<string, string | number | string[]>;

/** Judged queries of a collection. */
export interface JudgedSet {
    collection: string;
    set: string;
}

export interface TrainingEvaluation {
    step: number;
    metric: string;
    value: number;
    best: boolean;
}

export interface Training {
    id: string;
    name: string;
    model: string;
    kind: ModelKind;
    settings: Record<string, unknown>;
    createdAt: string;
    finishedAt?: string | null;
    progress?: {
        step: number;
        steps: number;
        development?: { metric: string; before: number; best?: TrainingEvaluation | null } | null;
    } | null;
}

export interface TrainingPoint {
    step: number;
    loss: number;
    learningRate: number;
    gradientNorm: number;
    tokens: number;
    seconds: number;
}

export interface TrainingCurve {
    steps: number;
    points: TrainingPoint[];
    evaluations: TrainingEvaluation[];
}

export interface Merge {
    name: string;
    models: string[];
    coefficients?: number[];
    method: string;
    base?: string;
    density?: number;
}
