/**
 * Configuration as typed interfaces, one per concern, defaults beside the code. Environment names are the property names in
 * upper case with underscores ({@code EMBEDSMITH_DATABASE_URL}). Depends on nothing else of this module.
 */
@NullMarked
package io.embedsmith.api.config;

import org.jspecify.annotations.NullMarked;
