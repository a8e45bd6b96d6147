import type { Metadata, MetadataValue } from "../../core/contract";

/** Metadata written as JSON: strings, numbers, booleans, lists of strings. */
export function metadataOf(text: string): { value?: Metadata; error?: string } {
    if (text.trim() === "") {
        return {};
    }
    let parsed: unknown;
    try {
        parsed = JSON.parse(text);
    } catch (cause) {
        return { error: cause instanceof Error ? cause.message : String(cause) };
    }
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
        return { error: "{…}" };
    }
    for (const [name, value] of Object.entries(parsed as Record<string, unknown>)) {
        if (!isMetadataValue(value)) {
            return { error: `${name}: ${JSON.stringify(value)}` };
        }
    }
    return { value: parsed as Metadata };
}

function isMetadataValue(value: unknown): value is MetadataValue {
    return (
        typeof value === "string" ||
        typeof value === "number" ||
        typeof value === "boolean" ||
        (Array.isArray(value) && value.every((item) => typeof item === "string"))
    );
}
