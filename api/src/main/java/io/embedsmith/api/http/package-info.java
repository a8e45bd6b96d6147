/**
 * What holds for every answer, whoever writes it: security headers, body limits, error bodies outside of REST.
 */
@NullMarked
package io.embedsmith.api.http;

import org.jspecify.annotations.NullMarked;
