package io.embedsmith.api.evaluation.task;

import java.util.Arrays;

/** A file of a result. Not a record: the array would be shared. */
final class StoredFile {
    /** One for all tasks of a model, a line for each split of a task. */
    static final String SETTINGS = "run_settings.jsonl";

    private final String path;
    private final byte[] content;

    /** @param path below the folder of results, as MTEB lays them out */
    StoredFile(String path, byte[] content) {
        this.path = path;
        this.content = content.clone();
    }

    String path() {
        return path;
    }

    byte[] content() {
        return content.clone();
    }

    /** What the file of this name holds when two results of one model have it: all lines of settings, else the later. */
    byte[] joined(byte[] before, byte[] later) {
        if (!path.endsWith(SETTINGS)) {
            return later;
        }
        byte[] all = Arrays.copyOf(before, before.length + later.length);
        System.arraycopy(later, 0, all, before.length, later.length);
        return all;
    }
}
