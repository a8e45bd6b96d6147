import { collectionPath } from "./api";
import type { Job, Metadata } from "./contract";
import { apiUrl } from "./http";
import { Problem } from "./problem";
import { session } from "./session";

/** A file under the key it will have: its path inside the folder that was chosen, or its name. */
export interface NamedFile {
    key: string;
    file: File;
}

const MAX_FILES = 100;
const MAX_BYTES = 64 * 1024 * 1024;

/** Cuts a long list so that no request grows without limit; a file larger than the limit travels alone. */
export function batches(files: NamedFile[]): NamedFile[][] {
    const result: NamedFile[][] = [];
    let current: NamedFile[] = [];
    let bytes = 0;
    for (const file of files) {
        if (current.length > 0 && (current.length === MAX_FILES || bytes + file.file.size > MAX_BYTES)) {
            result.push(current);
            current = [];
            bytes = 0;
        }
        current.push(file);
        bytes += file.file.size;
    }
    if (current.length > 0) {
        result.push(current);
    }
    return result;
}

export interface UploadOptions {
    metadata?: Metadata;
    sent: (bytes: number) => void;
    signal: AbortSignal;
}

/** XMLHttpRequest, because fetch does not tell how much of a body has been sent. */
export function upload(collection: string, files: NamedFile[], options: UploadOptions): Promise<Job> {
    const form = new FormData();
    if (options.metadata !== undefined) {
        form.append("metadata", JSON.stringify(options.metadata));
    }
    for (const { key, file } of files) {
        form.append("file", file, key);
    }
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("POST", apiUrl(`${collectionPath(collection)}/documents`));
        request.setRequestHeader("Accept", "application/json");
        request.setRequestHeader("Authorization", `Bearer ${session.key ?? ""}`);
        request.upload.onprogress = (event) => options.sent(event.loaded);
        request.onload = () => {
            if (request.status >= 200 && request.status < 300) {
                resolve(JSON.parse(request.responseText) as Job);
            } else {
                reject(
                    Problem.parse(request.status, request.responseText, request.getResponseHeader("Retry-After")),
                );
            }
        };
        request.onerror = () => reject(Problem.unreachable());
        request.onabort = () => reject(new DOMException("upload stopped", "AbortError"));
        options.signal.addEventListener("abort", () => request.abort());
        request.send(form);
    });
}
