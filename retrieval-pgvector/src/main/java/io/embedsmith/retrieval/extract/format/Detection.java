package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.FailureReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** What a file is: by its bytes for binary formats, by its name among the formats that are text. */
final class Detection {
    private static final int HEAD = 8_192;
    private static final int STRAY_CONTROLS = 3;
    private static final String READABLE =
            "PDF, DOCX, PPTX, XLSX, DOC, PPT, XLS, ODT, ODS, ODP, RTF, EPUB, HTML, Markdown, CSV and text are";

    private Detection() {}

    /** @throws DocumentRefusedException if it is nothing that can be read */
    static String mediaType(Source source) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(source.file())) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new DocumentRefusedException(
                    FailureReason.EMPTY, "'" + source.name() + "' has 0 bytes; add it again when it has been written");
        }
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        if (ascii.substring(0, Math.min(1_024, ascii.length())).contains("%PDF-")) {
            return MediaTypes.PDF;
        }
        if (ascii.startsWith("PK\u0003\u0004")) {
            ArchiveCheck.check(source.file(), source.name(), source.limits().archive());
            return ofArchive(source);
        }
        if (ascii.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            return ofCompoundFile(source);
        }
        if (ascii.startsWith("{\\rtf")) {
            return MediaTypes.RTF;
        }
        if (MediaTypes.promisesBinary(source)) {
            throw new DocumentRefusedException(
                    FailureReason.CORRUPT,
                    "'" + source.name() + "' is not a " + source.extension()
                            + " file inside; export it again, or give it the extension of what it is");
        }
        if (isBinary(head)) {
            throw unsupported(source, name(source, head));
        }
        if (source.extension().equals("jsonl") || source.extension().equals("ndjson")) {
            throw new DocumentRefusedException(
                    FailureReason.UNSUPPORTED,
                    "'" + source.name()
                            + "' holds one document per line; ingest it as JSON Lines, not as one document");
        }
        return MediaTypes.ofText(source);
    }

    private static String ofArchive(Source source) throws IOException {
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            ZipEntry mimeType = zip.getEntry("mimetype");
            if (mimeType != null) {
                try (InputStream in = zip.getInputStream(mimeType)) {
                    String type = new String(in.readNBytes(128), StandardCharsets.US_ASCII).strip();
                    if (List.of(MediaTypes.EPUB, MediaTypes.ODT, MediaTypes.ODS, MediaTypes.ODP)
                            .contains(type)) {
                        return type;
                    }
                    throw unsupported(source, type);
                }
            }
            if (zip.getEntry("[Content_Types].xml") != null) {
                return ofOfficeArchive(zip).orElseThrow(() -> unsupported(source, "application/x-tika-ooxml"));
            }
        }
        if (MediaTypes.promisesBinary(source)) {
            throw new DocumentRefusedException(
                    FailureReason.CORRUPT,
                    "'" + source.name() + "' is an archive but not a " + source.extension() + " file; export it again");
        }
        throw new DocumentRefusedException(
                FailureReason.UNSUPPORTED, "'" + source.name() + "' is an archive; unpack it and add the files in it");
    }

    private static Optional<String> ofOfficeArchive(ZipFile zip) {
        List<String> folders = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".xml"))
                .toList();
        if (folders.stream().anyMatch(name -> name.startsWith("word/"))) {
            return Optional.of(MediaTypes.DOCX);
        }
        if (folders.stream().anyMatch(name -> name.startsWith("xl/"))) {
            return Optional.of(MediaTypes.XLSX);
        }
        return folders.stream().anyMatch(name -> name.startsWith("ppt/"))
                ? Optional.of(MediaTypes.PPTX)
                : Optional.empty();
    }

    private static String ofCompoundFile(Source source) throws IOException {
        try (TikaInputStream in = TikaInputStream.get(source.file())) {
            MediaType type = new POIFSContainerDetector().detect(in, new Metadata());
            if (type.equals(POIFSContainerDetector.OOXML_PROTECTED)
                    || type.equals(POIFSContainerDetector.DRM_ENCRYPTED)) {
                throw new DocumentRefusedException(
                        FailureReason.ENCRYPTED,
                        "'" + source.name() + "' needs a password; save it without one and add it again");
            }
            String name = type.toString();
            if (List.of(MediaTypes.DOC, MediaTypes.XLS, MediaTypes.PPT).contains(name)) {
                return name;
            }
            throw unsupported(source, name);
        }
    }

    /** Control characters in more than one of fifty places: no text in any encoding. A few strays make no binary file. */
    private static boolean isBinary(byte[] head) {
        int length = head.length;
        if (length == HEAD) {
            // The head may end inside a character.
            while (length > 0 && head[length - 1] < 0) {
                length--;
            }
        }
        String text = TextDecoder.decode(Arrays.copyOf(head, length));
        long control = text.chars()
                .filter(unit -> unit < ' ' && "\t\n\r\f\u001B".indexOf(unit) < 0)
                .count();
        return control > STRAY_CONTROLS && control * 50 > text.length();
    }

    private static String name(Source source, byte[] head) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, source.name());
        return MimeTypes.getDefaultMimeTypes()
                .detect(new ByteArrayInputStream(head), metadata)
                .toString();
    }

    private static DocumentRefusedException unsupported(Source source, String type) {
        return new DocumentRefusedException(
                FailureReason.UNSUPPORTED,
                "'" + source.name() + "' is of type " + type + ", which is not read here; " + READABLE);
    }
}
