import type { Model } from "./contract";

/** Whether it gives vectors; only such a model embeds a collection or is measured by itself. */
export function isEncoder(model: Model): boolean {
    return model.kind === "encoder";
}
