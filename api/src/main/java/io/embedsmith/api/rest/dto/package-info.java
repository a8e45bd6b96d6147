/**
 * Bodies of the REST contract as records, with their limits as annotations (which OpenAPI shows), and the mapping to and
 * from the values of the libraries.
 */
@NullMarked
package io.embedsmith.api.rest.dto;

import org.jspecify.annotations.NullMarked;
