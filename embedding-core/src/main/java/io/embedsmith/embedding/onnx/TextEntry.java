package io.embedsmith.embedding.onnx;

/** A key and its value: {@code StringStringEntryProto} of ONNX. */
record TextEntry(String key, String value) {

    static TextEntry read(WireReader entry) {
        String key = "";
        String value = "";
        while (entry.next()) {
            if (entry.fieldNumber() == 1) {
                key = entry.string();
            } else if (entry.fieldNumber() == 2) {
                value = entry.string();
            }
        }
        return new TextEntry(key, value);
    }
}
