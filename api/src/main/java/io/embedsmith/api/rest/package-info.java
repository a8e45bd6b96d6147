/**
 * REST resources under /api/v1, the contract of docs/api.md. Resources translate and call; what they translate to and from
 * stands in {@code dto} and never leaves these two packages.
 */
@NullMarked
package io.embedsmith.api.rest;

import org.jspecify.annotations.NullMarked;
