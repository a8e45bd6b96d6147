package io.embedsmith.evaluation.significance;

import java.util.OptionalInt;

/**
 * What a test between two systems found.
 *
 * @param first the first system's score
 * @param second the second system's score
 * @param difference first less second
 * @param p how likely a difference at least as large, in either direction, would be if the two systems were interchangeable
 * @param rounds of the randomisation; empty when all exchanges were tried, which makes {@code p} exact
 * @param items that both were measured on
 */
public record PairedOutcome(
        Interval first, Interval second, Interval difference, double p, OptionalInt rounds, int items) {}
