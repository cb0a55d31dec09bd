package id.lapor.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Fills a demonstration with invented reports in every state, once, before it is served. They are
 * made through the use cases with a moved clock. In production they are refused: nothing there may
 * look like a report that nobody sent.
 */
@Singleton
@Startup
@DependsOn("FirstAccounts")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoReports {

  private static final System.Logger LOGGER = System.getLogger(DemoReports.class.getName());
  private static final int SAY_EVERY = 30;

  @Inject Storyteller storyteller;

  @PostConstruct
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void atStart() {
    boolean demo = "demo".equals(System.getProperty("lapor.mode"));
    String wanted = System.getProperty("lapor.demo");
    if (!demo && "true".equals(wanted)) {
      throw new IllegalStateException("lapor.demo=true is refused: this is not demo mode");
    }
    if (demo && !"false".equals(wanted)) {
      make();
    }
  }

  private void make() {
    DemoTexts texts = DemoTexts.load();
    List<DemoStory> stories = DemoStory.all(texts);
    Set<Integer> told = storyteller.told();
    if (told.size() >= stories.size()) {
      return;
    }
    int made = told.size();
    for (DemoStory story : stories) {
      if (told.contains(story.number())) {
        continue;
      }
      tell(story, texts);
      if (++made % SAY_EVERY == 0 || made == stories.size()) {
        LOGGER.log(System.Logger.Level.INFO, "Demo reports: {0} of {1}", made, stories.size());
      }
    }
  }

  /** One story that does not work out is no reason to withhold the others, or the system. */
  private void tell(DemoStory story, DemoTexts texts) {
    try {
      storyteller.tell(story, texts);
    } catch (RuntimeException failed) {
      LOGGER.log(
          System.Logger.Level.ERROR,
          "Demo report " + story.number() + " (" + story.plot() + ") was not made",
          failed);
    }
  }
}
