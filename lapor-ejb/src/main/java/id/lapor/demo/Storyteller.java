package id.lapor.demo;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes demo reports, one story in one transaction: nobody sees a half-told one, in particular no
 * sweep that would date what happens in it by today's clock. The story notes in the same
 * transaction that it was told, so it is told once.
 */
@Stateless
public class Storyteller {

  private static final int MOST = 10_000;

  @PersistenceContext(unitName = "lapor")
  EntityManager em;

  @Inject DemoCourse course;
  @Inject Clock clock;

  /** Numbers of the stories that have been told. */
  @PermitAll
  public Set<Integer> told() {
    List<?> numbers =
        em.createNativeQuery("select number from demo_story").setMaxResults(MOST).getResultList();
    return numbers.stream().map(n -> ((Number) n).intValue()).collect(Collectors.toSet());
  }

  /** Tells a story, unless it was told before or is being told elsewhere. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void tell(DemoStory story, DemoTexts texts) {
    Instant present = clock.instant();
    int noted =
        em.createNativeQuery(
                "insert into demo_story (number, told_at) values (?1, ?2) on conflict do nothing")
            .setParameter(1, story.number())
            .setParameter(2, Timestamp.from(present))
            .executeUpdate();
    if (noted == 1) {
      course.tell(story, texts, new DemoTale(story, texts, present));
    }
  }
}
