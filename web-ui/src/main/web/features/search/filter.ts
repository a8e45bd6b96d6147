import type { Filter, Scalar } from "../../core/contract";

/** What the filter builder edits: a tree of groups and conditions in which text is still text. */
export type Operator = "equals" | "anyOf" | "range" | "exists";
export type Join = "and" | "or" | "not";

export interface Condition {
    kind: "condition";
    field: string;
    operator: Operator;
    /** equals: one value; anyOf: values separated by commas. */
    value: string;
    min: string;
    max: string;
}

export interface Group {
    kind: "group";
    join: Join;
    children: FilterNode[];
}

export type FilterNode = Condition | Group;

export const OPERATORS: readonly Operator[] = ["equals", "anyOf", "range", "exists"];
export const JOINS: readonly Join[] = ["and", "or", "not"];

export function emptyCondition(): Condition {
    return { kind: "condition", field: "", operator: "equals", value: "", min: "", max: "" };
}

/** 2020 is a number, true a truth value, "2020" in quotes and everything else text. */
export function scalarOf(text: string): Scalar {
    const trimmed = text.trim();
    if (/^"(.*)"$/s.test(trimmed)) {
        return trimmed.slice(1, -1);
    }
    if (trimmed === "true" || trimmed === "false") {
        return trimmed === "true";
    }
    return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

export function textOf(value: Scalar): string {
    return typeof value === "string" && scalarOf(value) !== value ? `"${value}"` : String(value);
}

/** The filter that a tree means. Unfinished conditions and empty groups take no part. */
export function toFilter(node: FilterNode): Filter | undefined {
    if (node.kind === "condition") {
        return conditionFilter(node);
    }
    const parts = node.children.map(toFilter).filter((part) => part !== undefined);
    const [first] = parts;
    if (first === undefined) {
        return undefined;
    }
    switch (node.join) {
        case "and":
            return parts.length === 1 ? first : { and: parts };
        case "or":
            return parts.length === 1 ? first : { or: parts };
        case "not":
            return { not: parts.length === 1 ? first : { or: parts } };
    }
}

function conditionFilter(condition: Condition): Filter | undefined {
    const field = condition.field.trim();
    if (field === "") {
        return undefined;
    }
    switch (condition.operator) {
        case "equals":
            return condition.value.trim() === "" ? undefined : { equals: { field, value: scalarOf(condition.value) } };
        case "anyOf": {
            const values = split(condition.value);
            return values.length === 0 ? undefined : { anyOf: { field, values } };
        }
        case "range":
            return rangeFilter(field, condition.min, condition.max);
        case "exists":
            return { exists: { field } };
    }
}

function rangeFilter(field: string, min: string, max: string): Filter | undefined {
    const range: { field: string; min?: string | number; max?: string | number } = { field };
    if (min.trim() !== "") {
        range.min = bound(min);
    }
    if (max.trim() !== "") {
        range.max = bound(max);
    }
    return range.min === undefined && range.max === undefined ? undefined : { range };
}

function bound(text: string): string | number {
    const value = scalarOf(text);
    return typeof value === "boolean" ? text.trim() : value;
}

function split(text: string): Scalar[] {
    return text
        .split(/[,，、]/)
        .filter((part) => part.trim() !== "")
        .map(scalarOf);
}

/** The tree of a filter, always with a group at the top, so that something can be added. */
export function toTree(filter: Filter | undefined): Group {
    if (filter === undefined) {
        return { kind: "group", join: "and", children: [] };
    }
    const node = nodeOf(filter);
    return node.kind === "group" ? node : { kind: "group", join: "and", children: [node] };
}

function nodeOf(filter: Filter): FilterNode {
    if ("and" in filter) {
        return { kind: "group", join: "and", children: filter.and.map(nodeOf) };
    }
    if ("or" in filter) {
        return { kind: "group", join: "or", children: filter.or.map(nodeOf) };
    }
    if ("not" in filter) {
        const inner = nodeOf(filter.not);
        const children = inner.kind === "group" && inner.join === "or" ? inner.children : [inner];
        return { kind: "group", join: "not", children };
    }
    if ("equals" in filter) {
        const { field, value } = filter.equals;
        return { ...emptyCondition(), field, operator: "equals", value: textOf(value) };
    }
    if ("anyOf" in filter) {
        const { field, values } = filter.anyOf;
        return { ...emptyCondition(), field, operator: "anyOf", value: values.map(textOf).join(", ") };
    }
    if ("range" in filter) {
        const { field, min, max } = filter.range;
        return {
            ...emptyCondition(),
            field,
            operator: "range",
            min: min === undefined ? "" : textOf(min),
            max: max === undefined ? "" : textOf(max),
        };
    }
    return { ...emptyCondition(), field: filter.exists.field, operator: "exists" };
}

/** Reads a filter written as JSON. The server checks the rest and names what is wrong. */
export function parseFilter(text: string): { filter?: Filter; error?: string } {
    if (text.trim() === "") {
        return {};
    }
    try {
        const parsed: unknown = JSON.parse(text);
        return isFilter(parsed) ? { filter: parsed } : { error: "shape" };
    } catch (cause) {
        return { error: cause instanceof Error ? cause.message : String(cause) };
    }
}

function isFilter(value: unknown): value is Filter {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return false;
    }
    const [entry, ...others] = Object.entries(value as Record<string, unknown>);
    if (entry === undefined || others.length > 0) {
        return false;
    }
    const [name, inner] = entry;
    switch (name) {
        case "and":
        case "or":
            return Array.isArray(inner) && inner.every(isFilter);
        case "not":
            return isFilter(inner);
        case "equals":
        case "exists":
        case "range":
            return hasField(inner);
        case "anyOf":
            return hasField(inner) && "values" in inner && Array.isArray(inner.values);
        default:
            return false;
    }
}

function hasField(value: unknown): value is { field: string } {
    return typeof value === "object" && value !== null && "field" in value && typeof value.field === "string";
}
