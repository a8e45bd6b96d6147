/** Bad input to every call of the contract: start at {@link io.embedsmith.api.rest.every.EveryCallIT}. */
package io.embedsmith.api.rest.every;
