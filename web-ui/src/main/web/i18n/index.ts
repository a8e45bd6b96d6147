import { settings, type Locale } from "../core/settings";
import { en } from "./en";
import { zh } from "./zh";

export type MessageKey = keyof typeof en;
export type Parameters = Record<string, string | number>;

export const dictionaries: Record<Locale, Record<MessageKey, string>> = { en, zh };

/** The text of a key in the language of the reader. */
export function t(key: MessageKey, parameters: Parameters = {}): string {
    return filled(dictionaries[settings.locale][key], parameters);
}

/** {name} stands for a parameter; "one | many" chooses by the parameter count. */
export function filled(text: string, parameters: Parameters): string {
    const [one, many] = text.split(" | ");
    const chosen = many === undefined || String(parameters["count"]) === "1" ? (one ?? text) : many;
    return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
