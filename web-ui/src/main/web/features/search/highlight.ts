export interface Piece {
    text: string;
    marked: boolean;
}

/** Cuts a text at its highlights. Spans may overlap, touch, or reach beyond the text; offsets are UTF-16, as in JavaScript. */
export function pieces(text: string, spans: readonly { start: number; end: number }[]): Piece[] {
    const result: Piece[] = [];
    let at = 0;
    const add = (end: number, marked: boolean): void => {
        if (end > at) {
            result.push({ text: text.slice(at, end), marked });
            at = end;
        }
    };
    for (const span of [...spans].sort((left, right) => left.start - right.start || right.end - left.end)) {
        const start = Math.min(Math.max(span.start, at), text.length);
        const end = Math.min(span.end, text.length);
        if (end > start) {
            add(start, false);
            add(end, true);
        }
    }
    add(text.length, false);
    return result;
}
