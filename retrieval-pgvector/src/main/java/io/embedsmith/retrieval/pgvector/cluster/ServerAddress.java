package io.embedsmith.retrieval.pgvector.cluster;

/** Where a running server listens, on 127.0.0.1. */
record ServerAddress(int port) {

    DatabaseAccess superuser(String database, Credentials credentials) {
        return new DatabaseAccess(url(database), Credentials.SUPERUSER_ROLE, credentials.superuser());
    }

    DatabaseAccess owner(Credentials credentials) {
        return new DatabaseAccess(url(Bootstrap.DATABASE), Credentials.OWNER_ROLE, credentials.owner());
    }

    DatabaseAccess application(Credentials credentials) {
        return new DatabaseAccess(url(Bootstrap.DATABASE), Credentials.APPLICATION_ROLE, credentials.application());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
