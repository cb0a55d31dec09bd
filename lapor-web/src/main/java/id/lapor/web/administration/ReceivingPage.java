package id.lapor.web.administration;

import id.lapor.administration.ReceivingAdministration;
import id.lapor.administration.ReceivingView;
import id.lapor.outbox.IssuedSecret;
import id.lapor.outbox.ReceivingWay;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * How an institution receives hand-offs, and the accounts of its system: {@code
 * /staff/receiving?of=CODE}, one account at {@code &account=NUMBER}.
 *
 * <p>A secret stands in the answer to the request that made it, and nowhere else.
 */
@Named
@RequestScoped
public class ReceivingPage {

  @Inject ReceivingAdministration administration;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;

  private ReceivingView chosen;
  private IssuedSecret issued;
  private long seen;
  private long version;
  private int number;
  private ReceivingWay way;
  private String validFrom;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(this::read);
  }

  private void read() {
    chosen = administration.get(request.getParameter("of"));
    seen = chosen.seen();
    way = chosen.way();
    number = chosen.nextAccount();
    if (getAccount() != null) {
      number = getAccount().number();
      version = getAccount().version();
    }
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Sets the way from a day on. */
  public void set() {
    acts.attempt(
        () -> {
          administration.set(chosen.code(), seen, way, PageActs.day("validFrom", validFrom));
          acts.goTo(address("&done=set"));
        });
  }

  /** Makes another account, and shows its secret once. */
  public void add() {
    acts.attempt(() -> issued = administration.addAccount(chosen.code(), number));
    shown();
  }

  /** Gives the account that is shown another secret, and shows that once. */
  public void rotate() {
    acts.attempt(() -> issued = administration.rotate(chosen.code(), number, version));
    shown();
  }

  /** Lets the account that is shown sign in no more. */
  public void revoke() {
    acts.attempt(
        () -> {
          administration.revoke(chosen.code(), number, version);
          acts.goTo(address("&done=revoked"));
        });
  }

  /** After a secret the page shows how things stand now. */
  private void shown() {
    if (issued != null) {
      read();
    }
  }

  private String address(String more) {
    return "/staff/receiving?of=" + chosen.code() + more;
  }

  /** How it receives. */
  public ReceivingView chosen() {
    return chosen;
  }

  /** Whether it could be read. */
  public boolean isOne() {
    return chosen != null;
  }

  /** What the page is called. */
  public String getHeading() {
    return chosen == null ? language.staff("receiving.title") : chosen.name();
  }

  /** What a change moves and what stays, in words. */
  public List<String> getPreview() {
    List<String> said = new ArrayList<>();
    said.add(language.staff("receiving.preview.units", chosen.units()));
    if (chosen.openHandoffs() > 0) {
      said.add(language.staff("receiving.preview.open", chosen.openHandoffs()));
    }
    if (chosen.unsent() > 0) {
      said.add(language.staff("receiving.preview.unsent", chosen.unsent()));
    }
    if (chosen.liveAccounts() + chosen.keys() > 0) {
      said.add(language.staff("receiving.preview.ends", chosen.liveAccounts(), chosen.keys()));
    }
    return said;
  }

  /** When a way holds, in words. */
  public String days(ReceivingView.Way one) {
    return acts.days(one.from(), one.to());
  }

  /** The account that is shown; null for none. */
  public ReceivingView.Account getAccount() {
    String asked = request.getParameter("account");
    return chosen == null
        ? null
        : chosen.accounts().stream()
            .filter(one -> String.valueOf(one.number()).equals(asked))
            .findFirst()
            .orElse(null);
  }

  /** Whether an account that may sign in is shown, to be changed. */
  public boolean isChanging() {
    return getAccount() != null && getAccount().live();
  }

  /** What was just issued, to be read once; null for nothing. */
  public IssuedSecret issued() {
    return issued;
  }

  /** Whether a secret is to be read now. */
  public boolean isIssuing() {
    return issued != null;
  }

  /** The ways there are. */
  public ReceivingWay[] getWays() {
    return ReceivingWay.values();
  }

  public long getSeen() {
    return seen;
  }

  public void setSeen(long seen) {
    this.seen = seen;
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }

  public int getNumber() {
    return number;
  }

  public void setNumber(int number) {
    this.number = number;
  }

  public ReceivingWay getWay() {
    return way;
  }

  public void setWay(ReceivingWay way) {
    this.way = way;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }
}
