import type { NamedFile } from "../../core/upload";

/** Files of an <input type="file">; those of a chosen folder keep their path inside it. */
export function chosenFiles(list: FileList | null): NamedFile[] {
    return [...(list ?? [])].map((file) => ({ key: file.webkitRelativePath || file.name, file })).filter(visible);
}

/** Files of a drop, folders read to their depths. The entries must be taken before the event handler returns. */
export function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    if (entries.length === 0) {
        return Promise.resolve(chosenFiles(transfer.files));
    }
    return Promise.all(entries.map((entry) => filesOf(entry))).then((files) => files.flat().filter(visible));
}

/** What is already waiting and what came, one file per key; the later one wins. */
export function merged(waiting: NamedFile[], more: NamedFile[]): NamedFile[] {
    const byKey = new Map(waiting.map((file) => [file.key, file]));
    for (const file of more) {
        byKey.set(file.key, file);
    }
    return [...byKey.values()];
}

async function filesOf(entry: FileSystemEntry): Promise<NamedFile[]> {
    if (entry.isFile) {
        const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
        return [{ key: entry.fullPath.replace(/^\//, ""), file }];
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    const children: FileSystemEntry[] = [];
    // a reader gives at most a hundred entries a time, and an empty list at the end
    for (;;) {
        const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) {
            break;
        }
        children.push(...some);
    }
    return (await Promise.all(children.map(filesOf))).flat();
}

/** Folders bring files that nobody meant, such as .DS_Store or .git. */
function visible({ key }: NamedFile): boolean {
    return !key.split("/").some((part) => part.startsWith("."));
}
