package io.embedsmith.api.wiring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/** A typing mistake in a body is an error, never a silent default. */
@Singleton
final class JsonStrictness implements ObjectMapperCustomizer {
    /** Nesting beyond any sensible filter or metadata; bounds the stack. */
    private static final int MAX_NESTING = 64;

    /** The size of a body is limited where it comes in; made before configuration is there, so no setting can be read. */
    private static final int MAX_STRING = Integer.MAX_VALUE;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        refuse(
                mapper,
                LogicalType.Textual,
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean));
        refuse(
                mapper,
                LogicalType.Integer,
                List.of(CoercionInputShape.String, CoercionInputShape.Float, CoercionInputShape.Boolean));
        refuse(mapper, LogicalType.Float, List.of(CoercionInputShape.String, CoercionInputShape.Boolean));
        refuse(
                mapper,
                LogicalType.Boolean,
                List.of(CoercionInputShape.String, CoercionInputShape.Integer, CoercionInputShape.Float));
        refuse(mapper, LogicalType.Enum, List.of(CoercionInputShape.Integer));
        // An empty text would count as left out.
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        JsonFactory factory = mapper.getFactory();
        factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        factory.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxStringLength(MAX_STRING)
                .build());
    }

    private static void refuse(ObjectMapper mapper, LogicalType type, List<CoercionInputShape> shapes) {
        for (CoercionInputShape shape : shapes) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
