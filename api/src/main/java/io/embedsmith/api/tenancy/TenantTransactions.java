package io.embedsmith.api.tenancy;

import io.embedsmith.retrieval.tenant.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Runs work in a new transaction with the database told whose rows it may see. The setting is local to the transaction
 * ({@code set_config(…, true)}), so that a pooled connection never carries it on; a transaction that names no tenant sees
 * nothing.
 */
@ApplicationScoped
public class TenantTransactions {
    private final Session session;

    TenantTransactions(Session session) {
        this.session = session;
    }

    /** Commits when the work returns, rolls back when it throws. */
    public <T> T call(TenantId tenant, Supplier<T> work) {
        return with("embedsmith.tenant", tenant.value().toString(), work);
    }

    /** As {@link #call}, without a result. */
    public void run(TenantId tenant, Runnable work) {
        call(tenant, () -> {
            work.run();
            return 0;
        });
    }

    /**
     * Runs work that may see rows before a tenant is known; the schema has a policy for each such setting.
     *
     * @param setting a constant of the caller
     */
    public <T> T with(String setting, String value, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.doWork(connection -> set(connection, setting, value));
            return work.get();
        });
    }

    /** Not as a query of Hibernate's, which keeps a plan of every one it has seen and compares them all. */
    private static void set(Connection connection, String setting, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }
}
