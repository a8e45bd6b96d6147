package io.embedsmith.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aNewKeyIsReadBackAndMatchesItsOwnHashOnly() {
        KeyText key = KeyText.create(random);

        KeyText parsed = KeyText.parse(key.reveal()).orElseThrow();

        assertThat(parsed.prefix()).isEqualTo(key.prefix()).hasSize(8);
        assertThat(parsed.matches(key.hash())).isTrue();
        assertThat(KeyText.create(random).matches(key.hash())).isFalse();
    }

    @Test
    void aKeyHoldsTwoHundredAndFiftySixRandomBits() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String secret = KeyText.create(random).reveal().substring(12);
            assertThat(secret).hasSize(43);
            secrets.add(secret);
        }
        assertThat(secrets).hasSize(200);
    }

    @Test
    void printingAKeyShowsNoSecret() {
        KeyText key = KeyText.create(random);

        assertThat(key.toString())
                .contains(key.prefix())
                .doesNotContain(key.reveal().substring(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "es_",
                "es_abcdefgh_short",
                "es_ABCDEFGH_0123456789012345678901234567890123456789012",
                "xx_abcdefgh_0123456789012345678901234567890123456789012",
                "es_abcdefgh_012345678901234567890123456789012345678901'",
                "es_abcdefgh_0123456789012345678901234567890123456789012\n"
            })
    void whatDoesNotLookLikeAKeyIsNone(String text) {
        assertThat(KeyText.parse(text)).isEmpty();
    }
}
