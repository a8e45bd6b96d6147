import type { EvaluationTask } from "../../core/contract";
import { formatLanguage } from "../../core/format";

/** Whether every word that is typed is in the name, the type, the description or the languages of a task. */
export function matches(task: EvaluationTask, typed: string): boolean {
    const words = typed.toLowerCase().split(/\s+/);
    const said = [task.name, task.type, task.description, ...task.languages, ...languageNames(task)]
        .join(" ")
        .toLowerCase();
    return words.every((word) => said.includes(word));
}

/** "cmn-Hans" as 中文 or Chinese, each once: tasks name languages with three letters, browsers know two for Chinese. */
export function languageNames(task: EvaluationTask): string[] {
    return [...new Set(task.languages.map((code) => formatLanguage(code.replace(/-.*/, "").replace("cmn", "zh"))))];
}
