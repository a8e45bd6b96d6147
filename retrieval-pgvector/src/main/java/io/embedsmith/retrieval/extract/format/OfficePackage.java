package io.embedsmith.retrieval.extract.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The parts of an Office Open XML file, found by Apache POI along their relationships. */
final class OfficePackage implements AutoCloseable {
    private final OPCPackage parts;

    private OfficePackage(OPCPackage parts) {
        this.parts = parts;
    }

    static OfficePackage open(Path file) throws InvalidFormatException {
        return new OfficePackage(OPCPackage.open(file.toFile(), PackageAccess.READ));
    }

    /** For readers of POI. */
    OPCPackage parts() {
        return parts;
    }

    /** The part that all others hang on. */
    Optional<PackagePart> main() throws InvalidFormatException {
        for (PackageRelationship relationship : parts.getRelationships()) {
            if (isOf(relationship, "officeDocument")) {
                return Optional.ofNullable(parts.getPart(relationship));
            }
        }
        return Optional.empty();
    }

    /** Parts that a part refers to as the last word of a relationship's type says, which is the same in both namespaces. */
    static List<PackagePart> related(PackagePart part, String kind) throws InvalidFormatException {
        List<PackagePart> related = new ArrayList<>();
        for (PackageRelationship relationship : part.getRelationships()) {
            if (isOf(relationship, kind)) {
                PackagePart found = part.getRelatedPart(relationship);
                if (found != null) {
                    related.add(found);
                }
            }
        }
        return related;
    }

    private static boolean isOf(PackageRelationship relationship, String kind) {
        return relationship.getTargetMode() == TargetMode.INTERNAL
                && relationship.getRelationshipType().endsWith('/' + kind);
    }

    /** A small part as a tree; an element without children where there is no such part. */
    static WordElement tree(PackagePart part, String kind) throws InvalidFormatException, IOException, SAXException {
        List<PackagePart> found = related(part, kind);
        if (found.isEmpty()) {
            return new WordElement(DocumentHelper.createDocument().createElement("none"));
        }
        try (InputStream in = found.getFirst().getInputStream()) {
            return new WordElement(DocumentHelper.readDocument(in).getDocumentElement());
        }
    }

    /** Streams a part by. */
    static void read(PackagePart part, ContentHandler handler) throws IOException, SAXException {
        try (InputStream in = part.getInputStream()) {
            XMLReader reader = XMLHelper.newXMLReader();
            reader.setContentHandler(handler);
            reader.parse(new InputSource(in));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no parser for XML can be made; this is a bug", e);
        }
    }

    /** Title, language and the other properties that all these files share. */
    void addProperties(Draft draft) throws InvalidFormatException {
        PackageProperties properties = parts.getPackageProperties();
        properties.getTitleProperty().ifPresent(draft::title);
        properties.getLanguageProperty().ifPresent(draft::language);
        properties.getCreatorProperty().ifPresent(value -> draft.metadata("author", value));
        properties.getDescriptionProperty().ifPresent(value -> draft.metadata("description", value));
        properties.getKeywordsProperty().ifPresent(value -> draft.metadata("keywords", value));
        properties.getSubjectProperty().ifPresent(value -> draft.metadata("subject", value));
        properties
                .getCreatedProperty()
                .ifPresent(date -> draft.metadata("created", date.toInstant().toString()));
        properties
                .getModifiedProperty()
                .ifPresent(date -> draft.metadata("modified", date.toInstant().toString()));
    }

    @Override
    public void close() {
        // Nothing is written back to the file.
        parts.revert();
    }
}
