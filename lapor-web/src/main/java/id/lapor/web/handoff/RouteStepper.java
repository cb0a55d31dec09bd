package id.lapor.web.handoff;

import id.lapor.institution.InstitutionView;
import id.lapor.web.FieldErrors;
import id.lapor.web.Language;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Leads through a hand-off one step at a time. All steps are parts of one form, so that each time
 * all of it is sent and kept; those that are not shown are hidden. On the way only the steps that
 * were gone through are checked, at the end everything; an error leads to the step with its field.
 */
@Named
@ViewScoped
public class RouteStepper implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final List<Part> VERIFYING =
      List.of(
          new Part("what", "type", "supervisory", "category", "title", "publicText"),
          new Part("whom", "lead", "supporting"),
          new Part("disclosed"),
          new Part("note", "note"),
          new Part("check"));

  private static final List<Part> HANDING_OFF =
      List.of(
          new Part("whom", "institution", "supporting"),
          new Part("disclosed"),
          new Part("asked", "ask"),
          new Part("check"));

  @Inject CasePage page;
  @Inject VerificationForm verification;
  @Inject HandoffForm handoff;
  @Inject CasePreview preview;
  @Inject FieldErrors errors;
  @Inject Language language;

  private int at;

  /** A step with the fields that stand in it. */
  private record Part(String name, List<String> fields) implements Serializable {

    private Part(String name, String... fields) {
      this(name, List.of(fields));
    }
  }

  /**
   * A step as it is listed above the form.
   *
   * @param name what it is called, in words
   * @param place {@code done}, {@code now} or {@code ahead}
   * @param current value of {@code aria-current}, or null
   */
  public record Step(String name, String place, String current) implements Serializable {}

  /** The steps, and where one is. */
  public List<Step> getSteps() {
    int here = here();
    return IntStream.range(0, parts().size())
        .mapToObj(
            i ->
                new Step(
                    language.staff("step." + parts().get(i).name()),
                    i < here ? "done" : i == here ? "now" : "ahead",
                    i == here ? "step" : null))
        .toList();
  }

  /** Value of {@code hidden} of the part with this name; null, which writes none, when shown. */
  public String hidden(String name) {
    return parts().get(here()).name().equals(name) ? null : "hidden";
  }

  /** Goes on, unless something up to here would be refused. */
  public void next() {
    Set<String> fields = new HashSet<>();
    parts().subList(0, at + 1).forEach(part -> fields.addAll(part.fields()));
    boolean ready =
        page.ready(page.shows("VERIFY") ? verification::foreseen : handoff::foreseen, fields);
    if (ready && !isLast()) {
      at++;
    }
    if (isLast()) {
      preview.show();
    }
  }

  /** Goes back; what was typed stays. */
  public void back() {
    at = Math.max(0, at - 1);
  }

  /** Whether there is a step before this one. */
  public boolean isLater() {
    return here() > 0;
  }

  /** Whether everything has been said, and can be sent. */
  public boolean isLast() {
    return here() == parts().size() - 1;
  }

  /** Whether there is a step after this one. */
  public boolean isMore() {
    return !isLast();
  }

  /** Whom it goes to, the lead first. */
  public List<String> getReceivers() {
    InstitutionView first =
        page.shows("VERIFY") ? verification.getLead() : handoff.getInstitution();
    List<InstitutionView> others =
        page.shows("VERIFY") ? verification.getSupporting() : handoff.getSupporting();
    List<String> names = new ArrayList<>();
    if (first != null) {
      names.add(first.name());
    }
    if (others != null) {
      others.forEach(other -> names.add(other.name()));
    }
    return names;
  }

  /** What is asked of them in particular; null for nothing. */
  public String getAsked() {
    return page.shows("VERIFY") ? null : handoff.getText();
  }

  /** The first step with something wrong in it, or else the one that was reached. */
  private int here() {
    List<Part> parts = parts();
    at =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i).fields().stream().anyMatch(errors::invalid))
            .findFirst()
            .orElse(at);
    return at;
  }

  private List<Part> parts() {
    return page.shows("VERIFY") ? VERIFYING : HANDING_OFF;
  }
}
