/** Tests that run the packaged program as its users do: as a process of its own. */
package io.embedsmith.api.server;
