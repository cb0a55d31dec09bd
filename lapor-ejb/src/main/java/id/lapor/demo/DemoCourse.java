package id.lapor.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The course of each plot, act by act. */
@ApplicationScoped
class DemoCourse {

  private static final List<String> INSTITUTIONS =
      List.of("prov-jawa-timur", "kemenhub", "kemenkes", "kemendikdasmen", "kota-surabaya");

  @Inject DemoReporter reporter;
  @Inject DemoCast cast;
  @Inject DemoPassage passage;

  /** Tells the story from its beginning to the present. */
  void tell(DemoStory story, DemoTexts texts, DemoTale tale) {
    reporter.submit(tale);
    switch (story.plot()) {
      case NEW, NEW_LATE -> {}
      case ASKED, LAPSED -> ask(tale);
      case ASKED_AND_COMPLETED -> {
        ask(tale);
        tale.atHome(1);
        reporter.reply(tale, "completions");
      }
      case WITHDRAWN -> withdraw(tale);
      case ARCHIVED -> archive(tale);
      case RESTORED -> {
        archive(tale);
        tale.atWork(2);
        cast.restore(tale);
      }
      case MERGED, UNMERGED -> merge(story, texts, tale);
      case TAKEN_DOWN -> takeDown(tale);
      case RETURNED -> returnOnce(tale);
      case RETURNED_AND_ANSWERED -> {
        returnOnce(tale);
        tale.atWork(1);
        cast.routeAgain(tale, DemoOfficers.VERIFIER, tale.matter().lead());
        answerAndConfirm(tale);
      }
      case RETURNED_TWICE -> returnTwice(tale);
      case BOUND -> {
        returnTwice(tale);
        tale.atWork(1);
        cast.routeAgain(tale, DemoOfficers.ADMIN, tale.matter().lead());
        tale.atWork(1);
        cast.accept(tale);
      }
      default -> routed(story.plot(), tale);
    }
    passage.until(tale, tale.present());
  }

  private void routed(DemoPlot plot, DemoTale tale) {
    tale.atWork(1);
    cast.verify(tale);
    if (plot == DemoPlot.DELIVERED || plot == DemoPlot.NEGLECTED) {
      return;
    }
    tale.atWork(plot == DemoPlot.ACCEPTED || plot == DemoPlot.DELEGATED ? 0 : 1);
    cast.accept(tale);
    switch (plot) {
      case ACCEPTED, OVERDUE -> {}
      case DELEGATED -> delegate(tale, 1);
      case DELEGATED_TWICE -> delegate(tale, 2);
      case HELD -> {
        tale.atWork(1);
        cast.hold(tale);
      }
      case DRAFTED -> draft(tale);
      case ANSWERED -> answer(tale);
      case REPLIED -> {
        answer(tale);
        tale.atHome(1);
        reporter.reply(tale, "replies");
      }
      case AUTO_CLOSED -> {
        holdPerhaps(tale);
        answer(tale);
      }
      case CONFIRMED -> answerAndConfirm(tale);
      case REOPENED -> {
        answerAndConfirm(tale);
        tale.atHome(2);
        reporter.reopen(tale);
      }
      case SUPERVISORY -> {
        if (tale.chance(60)) {
          answerAndConfirm(tale);
        }
      }
      default -> throw new IllegalStateException("No course for " + plot);
    }
  }

  private void ask(DemoTale tale) {
    tale.atWork(1);
    cast.pend(tale);
  }

  private void archive(DemoTale tale) {
    tale.atWork(1);
    cast.archive(tale);
  }

  private void withdraw(DemoTale tale) {
    if (tale.chance(50)) {
      tale.atWork(1);
      cast.verify(tale);
    }
    tale.atHome(1);
    reporter.withdraw(tale);
  }

  private void takeDown(DemoTale tale) {
    tale.atWork(1);
    cast.verify(tale);
    tale.atWork(1);
    cast.takeDown(tale);
    if (tale.chance(40)) {
      tale.atWork(1);
      cast.putBack(tale);
    }
  }

  /** Of two reports on one matter the younger one joins the older one. */
  private void merge(DemoStory story, DemoTexts texts, DemoTale tale) {
    DemoTale twin = new DemoTale(story.twin(), texts, tale.present());
    reporter.submit(twin);
    boolean twinIsOlder = twin.at().isBefore(tale.at());
    DemoTale older = twinIsOlder ? twin : tale;
    DemoTale younger = twinIsOlder ? tale : twin;
    younger.atWork(0);
    cast.merge(younger, older.report());
    if (story.plot() == DemoPlot.UNMERGED) {
      younger.atWork(1);
      cast.unmerge(younger);
    }
    passage.until(twin, tale.present());
  }

  private void returnOnce(DemoTale tale) {
    returned(tale, 0, tale.chance(60) ? tale.matter().lead() : null);
  }

  private void returnTwice(DemoTale tale) {
    returned(tale, 0, other(tale, 1));
    tale.atWork(1);
    cast.routeAgain(tale, DemoOfficers.VERIFIER, other(tale, 1));
    tale.atWork(1);
    cast.sendBack(tale, tale.matter().lead());
  }

  private void returned(DemoTale tale, int wrong, String proposed) {
    tale.atWork(1);
    cast.verify(tale, other(tale, wrong));
    tale.atWork(1);
    cast.sendBack(tale, proposed);
  }

  /** An institution that is not the one that answers for the matter. */
  private static String other(DemoTale tale, int which) {
    return INSTITUTIONS.stream()
        .filter(code -> !code.equals(tale.matter().lead()))
        .toList()
        .get(which);
  }

  private void delegate(DemoTale tale, int depth) {
    for (int level = 1; level <= depth; level++) {
      tale.atWork(0);
      cast.delegate(tale, level);
    }
  }

  private void draft(DemoTale tale) {
    tale.atWork(1);
    String answer = cast.draft(tale);
    if (tale.chance(40)) {
      tale.atWork(0);
      cast.remark(tale, answer);
    }
  }

  private void holdPerhaps(DemoTale tale) {
    if (tale.chance(30)) {
      tale.atWork(0);
      cast.hold(tale);
    }
  }

  /** In time, or in every fourth story of some age after the limit of five working days. */
  private void answer(DemoTale tale) {
    tale.atWork(tale.old() && tale.chance(25) ? 9 : 2);
    if (tale.matter().path().size() > 1 && !tale.matter().supervisory() && tale.chance(40)) {
      delegate(tale, 1);
      tale.atWork(1);
    }
    cast.answer(tale);
  }

  private void answerAndConfirm(DemoTale tale) {
    holdPerhaps(tale);
    answer(tale);
    if (tale.chance(25)) {
      tale.atHome(1);
      reporter.reply(tale, "replies");
      tale.atWork(1);
      cast.answer(tale);
    }
    tale.atHome(2);
    reporter.confirm(tale);
  }
}
