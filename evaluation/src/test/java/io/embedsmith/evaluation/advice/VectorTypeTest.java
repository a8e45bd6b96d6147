package io.embedsmith.evaluation.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorTypeTest {

    @Test
    void aVectorHasItsComponentsAndAHeader() {
        assertThat(VectorType.HALFVEC.bytes(512)).isEqualTo(1_032);
        assertThat(VectorType.VECTOR.bytes(512)).isEqualTo(2_056);
    }

    /**
     * What {@code pg_table_size} and {@code pg_indexes_size} gave for 4,000 rows of two bigints and a random vector kept in
     * line, with an HNSW index (m = 16), in PostgreSQL 15 with Debian's pgvector on 2026-11-27. The table has up to five pages
     * of maps beside.
     */
    @ParameterizedTest
    @CsvSource({
        "HALFVEC, 384, 3678208, 4694016",
        "VECTOR, 384, 6586368, 8200192",
        "HALFVEC, 512, 4718592, 5472256",
        "VECTOR, 512, 10960896, 10936320",
        "HALFVEC, 1024, 10960896, 10936320",
        "VECTOR, 1024, 32800768, 32776192",
    })
    void sizesAreThoseOfPostgres(VectorType type, int dimension, long table, long index) {
        assertThat(type.index(dimension, 4_000)).isEqualTo(index);
        assertThat(type.storage(dimension, 4_000)).isCloseTo(table + index, withinPercentage(1));
    }
}
