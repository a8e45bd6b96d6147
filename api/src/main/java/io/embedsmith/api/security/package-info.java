/**
 * API keys: made, stored as hashes, recognised, refused. A key decides the tenant and the scopes of a call; there is no
 * other way in.
 */
@NullMarked
package io.embedsmith.api.security;

import org.jspecify.annotations.NullMarked;
