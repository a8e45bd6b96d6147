import type { EvaluationRun } from "../../core/contract";
import { formatNumber, formatScore } from "../../core/format";
import { t } from "../../i18n";

/** dense, keyword, hybrid, convex-0.35 or rrf-60-0.5, as a reader calls it. */
export function systemName(system: string): string {
    switch (system) {
        case "dense":
            return t("mode.dense");
        case "keyword":
            return t("mode.keyword");
        case "hybrid":
            return t("mode.hybrid");
    }
    const [kind, first, second] = system.split("-");
    return kind === "rrf" && second !== undefined
        ? `RRF ${first}`
        : t("evaluation.convex", { coefficient: formatNumber(Number(first), 2) });
}

/** The metrics beside the one that systems are compared by: few enough to be read across. */
export function columnsOf(outcome: EvaluationRun["outcome"]): string[] {
    const there = Object.keys(outcome.systems[0]?.metrics ?? {});
    return ["nDCG@10", "R@10", "R@100", "MRR@10", "MAP", "P@5", "Hit@5"].filter(
        (name) => name !== outcome.metric && there.includes(name),
    );
}

export function signed(difference: number): string {
    return `${difference > 0 ? "+" : difference < 0 ? "−" : "±"}${formatScore(Math.abs(difference))}`;
}
