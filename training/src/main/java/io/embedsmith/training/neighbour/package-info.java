/**
 * The passages whose vectors are nearest to those of many queries: {@link io.embedsmith.training.neighbour.NeighbourSearch},
 * and {@link io.embedsmith.training.neighbour.GemmSearch}, which looks at all of them.
 */
@NullMarked
package io.embedsmith.training.neighbour;

import org.jspecify.annotations.NullMarked;
