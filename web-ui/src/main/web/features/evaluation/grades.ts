import { html } from "lit";
import { t, type MessageKey } from "../../i18n";

const GRADES: readonly { grade: number; label: MessageKey }[] = [
    { grade: 0, label: "judge.grade0" },
    { grade: 1, label: "judge.grade1" },
    { grade: 2, label: "judge.grade2" },
    { grade: 3, label: "judge.grade3" },
];

/** The grades that are offered, with their words; one that came from a file may be another. */
export function gradeOptions(chosen: number | undefined): unknown {
    const others = chosen === undefined || GRADES.some(({ grade }) => grade === chosen) ? [] : [chosen];
    return html`${GRADES.map(
        ({ grade, label }) =>
            html`<option value=${grade} ?selected=${grade === chosen}>${grade} · ${t(label)}</option>`,
    )}${others.map((grade) => html`<option value=${grade} selected>${grade}</option>`)}`;
}
