package io.embedsmith.retrieval.extract.protocol;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import io.embedsmith.retrieval.extract.ExtractionOutcome;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Extracted;
import io.embedsmith.retrieval.extract.ExtractionOutcome.Failed;
import io.embedsmith.retrieval.extract.FailureReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What became of a document, from child to parent. The parent believes nothing beyond the limits it set. */
@SuppressWarnings("EnumOrdinal") // both ends are of one build; nothing is kept
public final class WorkerReply {
    /** First word of the child, once it is ready: it tells the protocol from the babble of a wrong program. */
    public static final int READY = 0x45_4D_42_31;

    private static final int EXTRACTED = 1;
    private static final int FAILED = 2;
    private static final int MAX_FIELD = 65_536;
    private static final int MAX_FIELDS = 64;
    private static final int MAX_UTF8_BYTES = 3;

    private WorkerReply() {}

    /** Writes the outcome. */
    public static void write(DataOutputStream out, ExtractionOutcome outcome) throws IOException {
        switch (outcome) {
            case Extracted(ExtractedDocument document) -> {
                out.writeByte(EXTRACTED);
                writeDocument(out, document);
            }
            case Failed(FailureReason reason, String message) -> {
                out.writeByte(FAILED);
                out.writeByte(reason.ordinal());
                Wire.writeString(out, message);
            }
        }
        out.flush();
    }

    /** Reads an outcome of at most so many characters of text. */
    public static ExtractionOutcome read(DataInputStream in, int maxCharacters) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case EXTRACTED -> new Extracted(readDocument(in, maxCharacters));
            case FAILED -> new Failed(constant(FailureReason.values(), in), Wire.readString(in, MAX_FIELD));
            default -> throw new ProtocolException("a reply starts with " + kind + "; 1 and 2 are known");
        };
    }

    private static void writeDocument(DataOutputStream out, ExtractedDocument document) throws IOException {
        Wire.writeString(out, document.title());
        Wire.writeString(out, document.mediaType());
        Wire.writeOptional(out, document.language());
        out.writeInt(document.metadata().size());
        for (Map.Entry<String, String> field : document.metadata().entrySet()) {
            Wire.writeString(out, field.getKey());
            Wire.writeString(out, field.getValue());
        }
        Wire.writeString(out, document.text());
        out.writeInt(document.blocks().size());
        for (Block block : document.blocks()) {
            out.writeByte(block.kind().ordinal());
            out.writeByte(block.level());
            out.writeInt(block.start());
            out.writeInt(block.end());
            out.writeInt(block.page().orElse(0));
        }
    }

    private static ExtractedDocument readDocument(DataInputStream in, int maxCharacters) throws IOException {
        String title = Wire.readString(in, MAX_FIELD);
        String mediaType = Wire.readString(in, MAX_FIELD);
        Optional<String> language = Wire.readOptional(in, MAX_FIELD);
        Map<String, String> metadata = new HashMap<>();
        int fields = Wire.readCount(in, MAX_FIELDS);
        for (int i = 0; i < fields; i++) {
            metadata.put(Wire.readString(in, MAX_FIELD), Wire.readString(in, MAX_FIELD));
        }
        int maxBytes = (int) Math.min(Integer.MAX_VALUE - 8L, (long) maxCharacters * MAX_UTF8_BYTES);
        String text = Wire.readString(in, maxBytes);
        int count = Wire.readCount(in, text.length());
        List<Block> blocks = new ArrayList<>(Math.min(count, 10_000));
        for (int i = 0; i < count; i++) {
            blocks.add(readBlock(in));
        }
        try {
            return new ExtractedDocument(title, mediaType, language, metadata, text, blocks);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a document does not hold together: " + e.getMessage());
        }
    }

    private static Block readBlock(DataInputStream in) throws IOException {
        BlockKind kind = constant(BlockKind.values(), in);
        int level = in.readUnsignedByte();
        int start = in.readInt();
        int end = in.readInt();
        int page = in.readInt();
        try {
            return new Block(kind, level, start, end, page > 0 ? OptionalInt.of(page) : OptionalInt.empty());
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a block does not hold together: " + e.getMessage());
        }
    }

    private static <E extends Enum<E>> E constant(E[] constants, DataInputStream in) throws IOException {
        int ordinal = in.readUnsignedByte();
        if (ordinal >= constants.length) {
            throw new ProtocolException("an ordinal is " + ordinal + ", allowed are 0 to " + (constants.length - 1));
        }
        return constants[ordinal];
    }
}
