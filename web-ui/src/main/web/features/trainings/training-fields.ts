import type { MessageKey } from "../../i18n";

/** A number that a training may be given; left empty it is the command's default, which the field shows. */
export interface NumberField {
    name: string;
    label: MessageKey;
    usual: string;
    min: number;
    max: number;
    step: number | "any";
}

export const MAIN_FIELDS: readonly NumberField[] = [
    { name: "epochs", label: "training.epochs", usual: "1", min: 1, max: 1000, step: 1 },
    { name: "batchSize", label: "training.batchSize", usual: "32", min: 1, max: 65536, step: 1 },
    { name: "learningRate", label: "training.learningRate", usual: "0.00003", min: 0, max: 0.1, step: "any" },
];

export const MORE_FIELDS: readonly NumberField[] = [
    { name: "temperature", label: "training.temperature", usual: "0.02", min: 0.0001, max: 100, step: "any" },
    { name: "groupSize", label: "training.groupSize", usual: "≤ 8", min: 1, max: 1000, step: 1 },
    { name: "queryMaxLen", label: "training.queryMaxLen", usual: "128", min: 2, max: 8192, step: 1 },
    { name: "passageMaxLen", label: "training.passageMaxLen", usual: "512", min: 2, max: 8192, step: 1 },
    { name: "subBatchSize", label: "training.subBatchSize", usual: "", min: 1, max: 65536, step: 1 },
    { name: "activationMemory", label: "training.activationMemory", usual: "1664", min: 1, max: 1048576, step: 1 },
    { name: "loraRank", label: "training.loraRank", usual: "", min: 1, max: 1024, step: 1 },
    { name: "loraAlpha", label: "training.loraAlpha", usual: "", min: 0, max: 65536, step: "any" },
    { name: "evalSteps", label: "training.evalSteps", usual: "", min: 1, max: 10000000, step: 1 },
    { name: "patience", label: "training.patience", usual: "", min: 1, max: 1000, step: 1 },
    { name: "seed", label: "training.seed", usual: "42", min: -2147483648, max: 2147483647, step: 1 },
];

/** Settings that are words. */
export interface WordField {
    name: string;
    label: MessageKey;
    words: readonly string[];
}

export const LOSSES = ["contrastive", "group", "distillation", "m3", "cosent", "cosine", "cross_entropy"] as const;

export const WORD_FIELDS: readonly WordField[] = [
    { name: "loss", label: "training.lossFunction", words: LOSSES },
    { name: "precision", label: "training.precision", words: ["fp32", "bf16"] },
    { name: "device", label: "training.device", words: ["cpu", "cuda", "auto"] },
];

/** Texts that are put before others; spaces at their ends count. */
export const INSTRUCTION_FIELDS: readonly { name: string; label: MessageKey }[] = [
    { name: "queryInstruction", label: "training.queryInstruction" },
    { name: "passageInstruction", label: "training.passageInstruction" },
];

/** What was typed, by name; empty fields are left out. */
export function typedNumbers(typed: ReadonlyMap<string, string>): Record<string, number> {
    const numbers: Record<string, number> = {};
    for (const [name, text] of typed) {
        const value = Number(text);
        if (text.trim() !== "" && Number.isFinite(value)) {
            numbers[name] = value;
        }
    }
    return numbers;
}
