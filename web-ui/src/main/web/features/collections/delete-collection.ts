import { announce, announceProblem } from "../../components/announcer";
import { confirmed } from "../../components/confirm";
import { api } from "../../core/api";
import type { Collection } from "../../core/contract";
import { formatNumber } from "../../core/format";
import { t } from "../../i18n";

/** Asks for the name to be typed, deletes, tells; true when it is gone. */
export async function deleteCollection(collection: Collection): Promise<boolean> {
    const { name } = collection;
    const agreed = await confirmed({
        title: t("collections.deleteTitle", { name }),
        text: t("collections.deleteText", {
            documents: formatNumber(collection.documents),
            passages: formatNumber(collection.passages),
        }),
        action: t("collections.delete"),
        typed: name,
    });
    if (!agreed) {
        return false;
    }
    try {
        await api.deleteCollection(name);
        announce(t("collections.deleted", { name }));
        return true;
    } catch (cause) {
        announceProblem(cause);
        return false;
    }
}
