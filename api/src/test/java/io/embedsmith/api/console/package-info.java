/**
 * The packaged program as a person at a browser meets it: headless Chromium, a private Postgres, the bundled models. The
 * tests find things as a person does, by what they are and what they are called. Start at {@link
 * io.embedsmith.api.console.Console}.
 */
package io.embedsmith.api.console;
