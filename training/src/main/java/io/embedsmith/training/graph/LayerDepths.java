package io.embedsmith.training.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which layer each parameter of a model belongs to, told by names and order. A matrix that the exporter gave no name belongs
 * to the layer of the parameter that is used after it, which is its bias.
 *
 * @param depths of the parameters in order of computation: −1 for embeddings, from 0 on for layers, one more than the
 *     highest for what stands on the last layer
 * @param highest depth of a layer
 */
public record LayerDepths(List<Integer> depths, int highest) {
    private static final int EMBEDDINGS = -1;
    private static final Pattern LAYER = Pattern.compile("\\blayers?\\.(\\d+)\\.");

    public LayerDepths {
        depths = List.copyOf(depths);
    }

    /** @param names of parameters in order of computation */
    public static LayerDepths of(List<String> names) {
        List<Integer> depths = new ArrayList<>(Collections.nCopies(names.size(), EMBEDDINGS));
        int highest = 0;
        OptionalInt next = OptionalInt.empty();
        for (int i = names.size() - 1; i >= 0; i--) {
            OptionalInt named = layer(names.get(i));
            boolean anonymous = !names.get(i).contains(".");
            depths.set(i, named.orElse(anonymous ? next.orElse(EMBEDDINGS) : EMBEDDINGS));
            next = named.isPresent() ? named : next;
            highest = Math.max(highest, depths.get(i));
        }
        for (int i = names.size() - 1; next.isPresent() && layer(names.get(i)).isEmpty(); i--) {
            depths.set(i, highest + 1);
        }
        return new LayerDepths(depths, highest);
    }

    /** Whether a parameter stands on the last layer. */
    public boolean isHead(int place) {
        return depths.get(place) > highest;
    }

    private static OptionalInt layer(String name) {
        Matcher matcher = LAYER.matcher(name);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
