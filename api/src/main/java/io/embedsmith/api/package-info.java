/**
 * The one program: server and command line. {@link io.embedsmith.api.EmbedsmithMain} is the entry; packages below are
 * cut by concern. Nothing imports this module.
 */
@NullMarked
package io.embedsmith.api;

import org.jspecify.annotations.NullMarked;
