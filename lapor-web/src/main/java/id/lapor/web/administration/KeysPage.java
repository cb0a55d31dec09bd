package id.lapor.web.administration;

import id.lapor.exchange.InstitutionKeyView;
import id.lapor.exchange.KeyAdministration;
import id.lapor.exchange.KeyPurpose;
import id.lapor.exchange.KeyRing;
import id.lapor.institution.Zones;
import id.lapor.shared.Refusals;
import id.lapor.shared.RuleViolation;
import id.lapor.web.Language;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The public keys of an institution's system: {@code /staff/keys?of=CODE}, a challenge at {@code
 * &answer=ID}, the end of a key at {@code &end=NUMBER}.
 */
@Named
@RequestScoped
public class KeysPage {

  @Inject KeyAdministration administration;
  @Inject PageActs acts;
  @Inject Language language;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  private KeyRing ring;
  private KeyPurpose purpose = KeyPurpose.SIGNING;
  private String jwk;
  private String answer;
  private String endsAt;
  private long version;

  /** Reads what is there, before the form that was sent is read. */
  @PostConstruct
  void load() {
    acts.read(
        () -> {
          ring = administration.get(request.getParameter("of"));
          ending().ifPresent(this::propose);
        });
  }

  private void propose(InstitutionKeyView key) {
    version = key.version();
    Instant end = key.validTo() == null ? clock.instant() : key.validTo();
    endsAt = LocalDateTime.ofInstant(end, Zones.WIB).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** Called once before the page is shown: whoever may not see it is told before it begins. */
  public void begin() {
    // reading has happened when this bean was made
  }

  /** Asks for the proof that the institution holds a key. */
  public void ask() {
    acts.attempt(
        () -> {
          askFor(jwk);
          KeyRing now = administration.get(ring.code());
          now.challenges().stream()
              .filter(one -> one.purpose() == purpose)
              .findFirst()
              .ifPresent(one -> acts.goTo(address("&answer=" + one.id() + "#answer-title")));
        });
  }

  /** What was typed stays, unless it is a secret: that belongs into no page. */
  private void askFor(String typed) {
    try {
      administration.ask(ring.code(), purpose, typed);
    } catch (RuntimeException failure) {
      boolean secret =
          Refusals.in(failure).orElse(failure) instanceof RuleViolation refusal
              && refusal.rule().equals("jwk-private");
      if (secret) {
        jwk = null;
      }
      throw failure;
    }
  }

  /** Registers the key of the challenge that is shown. */
  public void register() {
    acts.attempt(
        () -> {
          administration.register(
              ring.code(), asked().map(KeyRing.Challenge::id).orElse(0L), answer);
          acts.goTo(address("&done=registered"));
        });
  }

  /** Ends the key that is shown. */
  public void end() {
    acts.attempt(
        () -> {
          int number = ending().map(InstitutionKeyView::number).orElse(0);
          administration.end(ring.code(), number, version, time());
          acts.goTo(address("&done=ended"));
        });
  }

  private Instant time() {
    try {
      return endsAt == null || endsAt.isBlank()
          ? null
          : LocalDateTime.parse(endsAt).atZone(Zones.WIB).toInstant();
    } catch (DateTimeException unreadable) {
      throw new RuleViolation("not-a-date", "endsAt", "This is no time");
    }
  }

  private String address(String more) {
    return "/staff/keys?of=" + ring.code() + more;
  }

  private Optional<KeyRing.Challenge> asked() {
    String id = request.getParameter("answer-to");
    String wanted = id == null ? request.getParameter("answer") : id;
    return ring == null
        ? Optional.empty()
        : ring.challenges().stream()
            .filter(one -> String.valueOf(one.id()).equals(wanted))
            .findFirst();
  }

  private Optional<InstitutionKeyView> ending() {
    String number = request.getParameter("end");
    return ring == null
        ? Optional.empty()
        : ring.keys().stream()
            .filter(one -> one.live() && String.valueOf(one.number()).equals(number))
            .findFirst();
  }

  /** The keys. */
  public KeyRing ring() {
    return ring;
  }

  /** Whether they could be read. */
  public boolean isOne() {
    return ring != null;
  }

  /** What the page is called. */
  public String getHeading() {
    return ring == null ? "" : ring.name();
  }

  /** Whether a challenge is to be answered now. */
  public boolean isAnswering() {
    return asked().isPresent();
  }

  /** The challenge that is shown; null for none. */
  public KeyRing.Challenge challenge() {
    return asked().orElse(null);
  }

  /** Whether a key is to be ended now. */
  public boolean isEnding() {
    return ending().isPresent();
  }

  /** The key that is to be ended; null for none. */
  public InstitutionKeyView key() {
    return ending().orElse(null);
  }

  /** Whether another key may be asked for on the page as it is. */
  public boolean isAsking() {
    return !isAnswering() && !isEnding();
  }

  /** What keys are for. */
  public List<KeyPurpose> getPurposes() {
    return List.of(KeyPurpose.values());
  }

  public KeyPurpose getPurpose() {
    return purpose;
  }

  public void setPurpose(KeyPurpose purpose) {
    this.purpose = purpose;
  }

  public String getJwk() {
    return jwk;
  }

  public void setJwk(String jwk) {
    this.jwk = jwk;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }

  public String getEndsAt() {
    return endsAt;
  }

  public void setEndsAt(String endsAt) {
    this.endsAt = endsAt;
  }

  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }
}
