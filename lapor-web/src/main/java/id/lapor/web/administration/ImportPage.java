package id.lapor.web.administration;

import id.lapor.identity.ActivationCode;
import id.lapor.reference.CheckedFileView;
import id.lapor.reference.ImportDesk;
import id.lapor.reference.ReferenceImport;
import id.lapor.reference.ReferenceKind;
import id.lapor.reference.RefusedLine;
import id.lapor.shared.NotFound;
import id.lapor.shared.RuleTexts;
import id.lapor.shared.RuleViolation;
import id.lapor.web.Language;
import id.lapor.web.bulk.ImportWords;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of reference data, looked at first: {@code /staff/imports}, and how far one is and what was
 * found in it at {@code ?id=...&from=50}.
 */
@Named
@RequestScoped
public class ImportPage {

  private static final int PAGE = 50;

  @Inject ImportDesk desk;
  @Inject ImportWords words;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private CheckedFileView file;
  private List<ActivationCode> codes = List.of();
  private ReferenceKind kind = ReferenceKind.REGIONS;
  private String sha256;
  private int from;

  /** Reads what was found in the file, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  private void read() {
    String id = request.getParameter("id");
    if (id == null) {
      desk.columns(kind);
      return;
    }
    String begin = request.getParameter("from");
    if (!id.matches("[0-9a-f-]{36}") || (begin != null && !begin.matches("[0-9]{1,4}"))) {
      throw new NotFound("There is no such file");
    }
    from = begin == null ? 0 : Integer.parseInt(begin);
    file = desk.get(id);
    sha256 = file.sha256();
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Has the file that was sent looked at. */
  public void check() {
    acts.attempt(() -> acts.goTo("/staff/imports?id=" + desk.check(kind, sent())));
  }

  /** Lets the file that is shown go in. */
  public void commit() {
    acts.attempt(
        () -> {
          desk.commit(file.id(), sha256);
          acts.goTo("/staff/imports?id=" + file.id());
        });
  }

  /** Issues the next codes for first passwords and shows them, this once. */
  public void issue() {
    acts.attempt(
        () -> {
          codes = desk.codes(file.id());
          file = desk.get(file.id());
        });
  }

  private byte[] sent() {
    try {
      Part part = request.getPart("file");
      if (part == null) {
        return new byte[0];
      }
      try (InputStream content = part.getInputStream()) {
        return content.readNBytes(ReferenceImport.MOST_BYTES + 1);
      }
    } catch (IOException | ServletException | IllegalStateException unreadable) {
      throw new RuleViolation("required", "file", "The file could not be read");
    }
  }

  /** The kinds of files. */
  public List<SelectItem> getKinds() {
    return Stream.of(ReferenceKind.values())
        .map(one -> new SelectItem(one, language.staff("imports.kind." + one)))
        .toList();
  }

  /** The kinds of files, for samples. */
  public List<ReferenceKind> getSamples() {
    return List.of(ReferenceKind.values());
  }

  /** What was found in the file that is shown; null when none is. */
  public CheckedFileView file() {
    return file;
  }

  /** Whether a file is shown. */
  public boolean isShown() {
    return file != null;
  }

  /** Whether a file is to be chosen. */
  public boolean isChoosing() {
    return file == null;
  }

  /** Whether it is known what is in the file. */
  public boolean isFound() {
    return file != null && file.sha256() != null;
  }

  /** Whether its lines are counted, so that it is known how many are still to come. */
  public boolean isCounted() {
    return file != null && file.total() > 0;
  }

  /** Whether new accounts still wait for a code. */
  public boolean isWaiting() {
    return file != null && file.waiting() > 0;
  }

  /** How far it is, in words. */
  public String getProgress() {
    return words.progress(file);
  }

  /** Why it failed, in words. */
  public String getFailure() {
    return RuleTexts.text(language.getLocale(), file.rule());
  }

  /** What went in, in words. */
  public String getDone() {
    return language.staff("imports.done", file.created(), file.changed());
  }

  /** How many accounts wait for a code, in words. */
  public String getWaitingText() {
    return language.staff("imports.waiting", file.waiting());
  }

  /** The codes for first passwords of new accounts, told this once. */
  public List<ActivationCode> getCodes() {
    return codes;
  }

  /** The lines of this page that cannot go in. */
  public List<RefusedLine> getLines() {
    return all().stream().skip(from).limit(PAGE).toList();
  }

  private List<RefusedLine> all() {
    return file == null ? List.of() : file.lines();
  }

  /** Why a line cannot go in, in words. */
  public String why(RefusedLine line) {
    return RuleTexts.text(language.getLocale(), line.error());
  }

  /** Where the next page of lines begins; null at the end. */
  public String getNext() {
    return all().size() > from + PAGE ? Integer.toString(from + PAGE) : null;
  }

  public ReferenceKind getKind() {
    return kind;
  }

  public void setKind(ReferenceKind kind) {
    this.kind = kind;
  }

  public String getSha256() {
    return sha256;
  }

  public void setSha256(String sha256) {
    this.sha256 = sha256;
  }
}
