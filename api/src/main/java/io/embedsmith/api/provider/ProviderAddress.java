package io.embedsmith.api.provider;

import java.net.URI;
import java.util.Locale;

/**
 * A model behind an address: {@code https://api.example.com/v1#bge-m3}.
 *
 * @param base below which {@code /embeddings} is
 * @param model as the provider calls it
 */
public record ProviderAddress(URI base, String model) {

    /** Whether a text looks like the address of a model rather than like the id of one, or a folder. */
    public static boolean isOne(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /**
     * Takes an address apart.
     *
     * @throws ProviderException if there is no model, a user's name, or no address
     */
    public static ProviderAddress parse(String text) {
        int hash = text.indexOf('#');
        if (hash < 0 || hash == text.length() - 1) {
            throw new ProviderException("'" + text + "' names no model; write the model's name behind a #, as in "
                    + "https://api.example.com/v1#bge-m3");
        }
        URI base;
        try {
            base = URI.create(text.substring(0, hash));
        } catch (IllegalArgumentException e) {
            throw new ProviderException("'" + text + "' is no address: " + e.getMessage(), e);
        }
        if (base.getHost() == null || base.getQuery() != null) {
            throw new ProviderException(
                    "'" + text + "' is no address of a provider; it has a host, perhaps a port and a"
                            + " path, and no query, as in https://api.example.com/v1#bge-m3");
        }
        if (base.getUserInfo() != null) {
            throw new ProviderException("the address of a provider at " + base.getHost()
                    + " holds a password; give the key in EMBEDSMITH_EVALUATION_PROVIDER_KEY, where no log shows it");
        }
        return new ProviderAddress(base, text.substring(hash + 1));
    }

    /** Where vectors are asked for. */
    URI embeddings() {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/embeddings");
    }

    /** Name with an organisation: the provider's own, or else its host's. */
    String fullName() {
        return model.contains("/") ? model : base.getHost() + "/" + model;
    }

    @Override
    public String toString() {
        return base + "#" + model;
    }
}
