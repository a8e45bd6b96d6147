package io.embedsmith.retrieval.pgvector.cluster;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords of the three roles: made once, kept in a file that only its owner can read. */
record Credentials(String superuser, String owner, String application) {
    static final String SUPERUSER_ROLE = "postgres";
    static final String OWNER_ROLE = "embedsmith_owner";
    static final String APPLICATION_ROLE = "embedsmith_app";

    private static final String FILE = "credentials.properties";

    static Credentials loadOrCreate(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            write(file, new Credentials(newPassword(), newPassword(), newPassword()));
        }
        return load(dataDirectory);
    }

    static Credentials load(Path dataDirectory) throws IOException {
        Properties properties = new Properties();
        Path file = dataDirectory.resolve(FILE);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new Credentials(
                required(properties, SUPERUSER_ROLE, file),
                required(properties, OWNER_ROLE, file),
                required(properties, APPLICATION_ROLE, file));
    }

    private static String required(Properties properties, String role, Path file) {
        String password = properties.getProperty(role);
        // Only hex digits are ever written, so that the password is safe inside a CREATE ROLE statement.
        if (password == null || !password.matches("[0-9a-f]{16,128}")) {
            throw new ClusterException(file + " holds no valid password for " + role
                    + "; restore the file from a backup, or give role " + role + " a new password of hex digits there");
        }
        return password;
    }

    private static void write(Path file, Credentials credentials) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(SUPERUSER_ROLE, credentials.superuser);
        properties.setProperty(OWNER_ROLE, credentials.owner);
        properties.setProperty(APPLICATION_ROLE, credentials.application);
        StringWriter text = new StringWriter();
        properties.store(text, "Passwords of the private Postgres");
        // Made private before a password is in it, and complete before it has its name.
        Path draft = Files.createTempFile(
                file.getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text.toString(), StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
