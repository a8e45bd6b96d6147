package io.embedsmith.retrieval.extract.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes of unknown encoding to text: by byte order mark, UTF-16 by what it decodes to, UTF-8 whenever valid, Chinese by the
 * share of frequent characters, all else by Mozilla's detector.
 */
final class TextDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final Charset EUC_KR = Charset.forName("EUC-KR");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Every byte is a character in them, and programs declare them without having looked. */
    private static final Set<String> ANYTHING = Set.of("ISO-8859-1", "windows-1252", "US-ASCII");

    private static final int SAMPLE = 65_536;

    private TextDecoder() {}

    static String decode(byte[] bytes) {
        return decode(bytes, Optional.empty());
    }

    /** {@code declared} is believed where the bytes are valid in it, not in anything, and not UTF-8. */
    static String decode(byte[] bytes, Optional<String> declared) {
        Optional<String> marked = byMark(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        // English in UTF-16 is valid UTF-8, too: its zero bytes give it away.
        Optional<Charset> utf16 = utf16(bytes);
        if (utf16.isPresent() && isFullOfZeros(bytes)) {
            return new String(bytes, utf16.get());
        }
        return strictly(bytes, StandardCharsets.UTF_8)
                .or(() -> utf16.map(charset -> new String(bytes, charset)))
                .or(() -> declared.flatMap(TextDecoder::charset)
                        .filter(charset -> !ANYTHING.contains(charset.name()))
                        .flatMap(charset -> strictly(bytes, charset)))
                .or(() -> chinese(bytes).map(charset -> new String(bytes, charset)))
                .or(() -> detected(bytes).map(charset -> new String(bytes, charset)))
                .orElseGet(() -> new String(bytes, WINDOWS_1252));
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return Optional.of(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * UTF-16 without a mark: read in the right order the bytes are characters of everyday texts, read in the other they
     * are scattered all over Unicode.
     */
    private static Optional<Charset> utf16(byte[] bytes) {
        if (bytes.length % 2 != 0) {
            return Optional.empty();
        }
        double big = everydayShare(bytes, 0);
        double little = everydayShare(bytes, 1);
        if (Math.max(big, little) < 0.9) {
            return Optional.empty();
        }
        return Optional.of(big > little ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static double everydayShare(byte[] bytes, int highByte) {
        int length = Math.min(bytes.length, SAMPLE);
        int everyday = 0;
        for (int i = 0; i < length; i += 2) {
            int unit = (bytes[i + highByte] & 0xFF) << 8 | (bytes[i + 1 - highByte] & 0xFF);
            boolean latin = unit == '\n' || unit == '\r' || unit == '\t' || (unit >= ' ' && unit < 0x250);
            boolean cjk = (unit >= 0x4E00 && unit < 0xA000) || (unit >= 0x3000 && unit < 0x3100);
            everyday += latin || cjk || (unit >= 0xFF00 && unit < 0xFFF0) || (unit >= 0x2010 && unit < 0x2030) ? 1 : 0;
        }
        return length == 0 ? 0 : 2.0 * everyday / length;
    }

    private static boolean isFullOfZeros(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE);
        int zeros = 0;
        for (int i = 0; i < length; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros * 5 > length;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            // GB 18030 contains GBK and GB 2312, and files declared as these often hold characters beyond them.
            boolean chinese = charset.name().equals("GBK") || charset.name().equals("GB2312");
            return Optional.of(chinese ? GB18030 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /**
     * The 3,755 (GB 2312) or 5,401 (Big5) most used characters stand together in their code pages, and nearly all of a
     * Chinese text is made of them; the same bytes read in the other code page fall mostly outside.
     */
    private static Optional<Charset> chinese(byte[] bytes) {
        int pairs = 0;
        int gb = 0;
        int big5 = 0;
        int hangul = 0;
        for (int i = 0; i + 1 < Math.min(bytes.length, SAMPLE); i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int trail = bytes[++i] & 0xFF;
            pairs++;
            boolean high = trail >= 0xA1 && trail <= 0xFE;
            boolean gbPunctuation = high && (lead == 0xA1 || lead == 0xA3);
            boolean big5Trail = high || (trail >= 0x40 && trail <= 0x7E);
            gb += gbPunctuation || (high && lead >= 0xB0 && lead <= 0xD7) ? 1 : 0;
            big5 += big5Trail && (lead == 0xA1 || (lead >= 0xA4 && lead <= 0xC6)) ? 1 : 0;
            // The 2,350 syllables of EUC-KR lie where GB 2312 has a third of its frequent characters.
            hangul += high && lead >= 0xB0 && lead <= 0xC8 ? 1 : 0;
        }
        if (pairs == 0) {
            return Optional.empty();
        }
        if (hangul * 100 >= pairs * 95 && pairs >= 20) {
            return Optional.of(EUC_KR);
        }
        int best = Math.max(gb, big5);
        if (best * 100 < pairs * 80) {
            return Optional.empty();
        }
        return Optional.of(gb >= big5 ? GB18030 : BIG5);
    }

    private static Optional<Charset> detected(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE));
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset()).flatMap(TextDecoder::charset);
    }
}
