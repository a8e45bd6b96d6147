/** One word per line; commas of either script separate too. Order is kept, repetitions are dropped. */
export function dictionaryWords(text: string): string[] {
    const words = text
        .split(/[\n,，、;；]/)
        .map((word) => word.trim())
        .filter((word) => word !== "");
    return [...new Set(words)];
}
