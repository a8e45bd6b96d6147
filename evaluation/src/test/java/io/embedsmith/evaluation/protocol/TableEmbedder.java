package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.random.NumpyRandomState;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.Similarity;
import io.embedsmith.evaluation.testing.Golden;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives text {@code t<i>} the i-th vector of a table made by the formula that the golden files state. */
final class TableEmbedder implements Embedder {
    private final float[][] table;
    private final Similarity similarity;
    private final Set<TextRole> roles = new HashSet<>();

    private TableEmbedder(float[][] table, Similarity similarity) {
        this.table = table;
        this.similarity = similarity;
    }

    /** That of a case. */
    static TableEmbedder of(Golden each) {
        Golden shape = each.get("table");
        NumpyRandomState random = new NumpyRandomState(3);
        double[][] centres = centred(shape.integer("groups"), shape.integer("dimension"), random);
        double[][] spread = centred(shape.integer("rows"), shape.integer("dimension"), random);
        float[][] table = new float[spread.length][spread[0].length];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) {
                table[i][j] = (float) (centres[i % centres.length][j] + shape.number("noise") * spread[i][j]);
            }
        }
        return new TableEmbedder(table, Similarity.valueOf(each.text("similarity")));
    }

    @Override
    public Embeddings embed(TextRole role, List<String> texts) {
        roles.add(role);
        return Embeddings.copyOf(texts.stream()
                .map(text -> table[Integer.parseInt(text.substring(1))])
                .toArray(float[][]::new));
    }

    @Override
    public Similarity similarity() {
        return similarity;
    }

    /** The roles that were asked for. */
    Set<TextRole> roles() {
        return roles;
    }

    private static double[][] centred(int rows, int columns, NumpyRandomState random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble() - 0.5;
            }
        }
        return matrix;
    }
}
