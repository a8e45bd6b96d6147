/**
 * Transactions of the control plane that see one tenant only. Row-level security does the seeing; this package names the
 * tenant to it.
 */
@NullMarked
package io.embedsmith.api.tenancy;

import org.jspecify.annotations.NullMarked;
