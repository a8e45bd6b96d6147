import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Writes the certificates that the system trusts (PEM bundle, first argument) as a Java trust store (second argument). */
void main(String[] arguments) throws IOException, GeneralSecurityException {
    // The JDK reads its default trust store without a password, which this format allows and PKCS12 as written by default
    // does not.
    var store = KeyStore.getInstance("JKS");
    store.load(null, null);
    try (InputStream bundle = Files.newInputStream(Path.of(arguments[0]))) {
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(bundle)) {
            store.setCertificateEntry("system-" + number++, certificate);
        }
    }
    try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
        // The customary password of a trust store: it seals certificates, which are public.
        store.store(out, "changeit".toCharArray());
    }
}
