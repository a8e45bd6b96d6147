/**
 * Builds the objects of the libraries from configuration and hands them to the framework. The only package that does.
 */
@NullMarked
package io.embedsmith.api.wiring;

import org.jspecify.annotations.NullMarked;
