package id.lapor.web.handoff;

import id.lapor.handoff.CaseAction;
import id.lapor.handoff.HandoffView;
import id.lapor.report.ArchiveReason;
import id.lapor.report.ErasureGround;
import id.lapor.report.IntakeChannel;
import id.lapor.report.ReportType;
import id.lapor.report.SensitiveText;
import id.lapor.web.Language;
import id.lapor.web.report.EntryPage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What can be chosen in the portal's forms, in words, and how a case is laid out. */
@Named
@RequestScoped
public class CaseChoices {

  /** Approval and rewriting belong to an answer, not to the hand-off. */
  private static final List<CaseAction> ON_HANDOFFS =
      List.of(
          CaseAction.ACCEPT,
          CaseAction.PUBLISH,
          CaseAction.DRAFT,
          CaseAction.ASSIGN,
          CaseAction.DELEGATE,
          CaseAction.RETURN,
          CaseAction.REMIND,
          CaseAction.OFFER_AGAIN,
          CaseAction.REROUTE);

  private static final Pattern KEY = Pattern.compile("[A-Z_]{3,30}");

  @Inject Language language;

  /**
   * A piece of a text.
   *
   * @param kind what it may tell, or null for text that tells nothing
   */
  public record Piece(String text, SensitiveText.Kind kind) {

    /** Whether it should be looked at before it is published. */
    public boolean marked() {
      return kind != null;
    }
  }

  /** The types of reports. */
  public List<SelectItem> getTypes() {
    return items(ReportType.values(), type -> language.text("type." + type));
  }

  /** The reasons for not taking a report up. */
  public List<SelectItem> getArchiveReasons() {
    return items(ArchiveReason.values(), reason -> language.text("archive." + reason));
  }

  /** The ways in which officers receive reports. */
  public List<SelectItem> getChannels() {
    return items(
        EntryPage.CHANNELS.toArray(IntakeChannel[]::new),
        channel -> language.staff("channel." + channel));
  }

  /** The actions that a hand-off offers now, the commonest first. */
  public List<CaseAction> of(HandoffView handoff) {
    return ON_HANDOFFS.stream().filter(handoff.actions()::contains).toList();
  }

  /** The actions that a hand-off does not offer now, each of which it says why. */
  public List<CaseAction> withheld(HandoffView handoff) {
    return ON_HANDOFFS.stream().filter(handoff.withheld()::containsKey).toList();
  }

  /** Why the law has a report erased. */
  public List<SelectItem> getErasureGrounds() {
    return items(
        ErasureGround.values(),
        ground -> language.text("erasure." + ground) + " (" + ground.legalSource() + ")");
  }

  /** Whether there is a text for what was done; anything else in the address is not shown. */
  public boolean said(String done) {
    return done != null
        && KEY.matcher(done).matches()
        && !language.staff("done." + done).equals("done." + done);
  }

  /** The text in pieces, so that what may tell who somebody is stands out. */
  public List<Piece> pieces(String text, List<SensitiveText.Mark> marks) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (SensitiveText.Mark mark : marks) {
      pieces.add(new Piece(text.substring(from, mark.start()), null));
      pieces.add(new Piece(text.substring(mark.start(), mark.end()), mark.kind()));
      from = mark.end();
    }
    pieces.add(new Piece(text.substring(from), null));
    return pieces;
  }

  private static <E extends Enum<E>> List<SelectItem> items(E[] values, Function<E, String> words) {
    return Arrays.stream(values).map(value -> new SelectItem(value, words.apply(value))).toList();
  }
}
