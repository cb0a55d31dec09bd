package id.lapor.erasure;

import id.lapor.shared.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database in which nothing lies but what tests of erasures put there. */
final class ErasureDatabase {

  private static final DataSource OWNER = TestDatabase.databaseAt("erasure", "latest");
  private static final EntityManagerFactory ENTITIES = TestDatabase.entityManagersOf(OWNER);

  private ErasureDatabase() {}

  /** As the owner of the schema, who sees every table. */
  static DataSource owner() {
    return OWNER;
  }

  static void committed(Consumer<EntityManager> step) {
    run(step, true);
  }

  static void rolledBack(Consumer<EntityManager> step) {
    run(step, false);
  }

  private static void run(Consumer<EntityManager> step, boolean commit) {
    EntityManager em = ENTITIES.createEntityManager();
    try {
      em.getTransaction().begin();
      step.accept(em);
      if (commit) {
        em.getTransaction().commit();
      }
    } finally {
      if (em.getTransaction().isActive()) {
        em.getTransaction().rollback();
      }
      em.close();
    }
  }
}
