package id.lapor.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Institutions' keys: whoever shows that they hold one registers it, and everybody reads it. */
@ArquillianTest
class InstitutionKeysIT extends Browser {

  private static final String KEYS = "/institutions/kemenkes/keys";

  @Deployment(testable = false)
  static WebArchive door() {
    return Broker.door();
  }

  @Test
  void anInstitutionRegistersAndEndsAKeyThatEverybodyGoesOnReading() throws Exception {
    OctetKeyPair pair = new OctetKeyPairGenerator(Curve.Ed25519).generate();
    Page page = PortalIT.signedIn(this, "kemenkes-admin");
    String text = asked(page, "SIGNING", pair);

    page.fill("#answer", signed(text, new OctetKeyPairGenerator(Curve.Ed25519).generate()));
    page.click("#register");
    page.waitForSelector("#answer-error:not(:empty)");
    assertThat(published(pair)).isNull();

    page.fill("#answer", signed(text, pair));
    page.click("#register");
    page.waitForURL(Pattern.compile(".*done=registered"));
    JWK key = published(pair);
    assertThat(key.getKeyID()).matches("kemenkes/[1-9][0-9]*");
    assertThat(key.getAlgorithm().getName()).isEqualTo("EdDSA");
    assertThat(key.getExpirationTime()).isNull();

    page.click("tr[data-kid='" + key.getKeyID() + "'] a");
    page.click("#endKey");
    page.waitForURL(Pattern.compile(".*done=ended"));
    assertThat(published(pair).getExpirationTime()).isNotNull();
    assertThat(acts("INSTITUTION_KEY_REGISTERED", key)).isEqualTo(1);
    assertThat(acts("INSTITUTION_KEY_ENDED", key)).isEqualTo(1);
  }

  @Test
  void anEncryptionKeyIsShownToBeHeldByAWord() throws Exception {
    ECKey pair = new ECKeyGenerator(Curve.P_256).generate();
    Page page = PortalIT.signedIn(this, "national-admin");
    JWEObject sealed = JWEObject.parse(asked(page, "ENCRYPTION", pair));
    sealed.decrypt(new ECDHDecrypter(pair));

    page.fill("#answer", sealed.getPayload().toString());
    page.click("#register");
    page.waitForURL(Pattern.compile(".*done=registered"));

    assertThat(published(pair).getKeyUse().identifier()).isEqualTo("enc");
  }

  @Test
  void aPrivateKeyIsRefusedAndIsNowhereAfterwards() throws Exception {
    OctetKeyPair pair = new OctetKeyPairGenerator(Curve.Ed25519).generate();
    Page page = PortalIT.signedIn(this, "national-admin");
    page.navigate("/staff/keys?of=kemenkes");
    page.fill("#jwk", pair.toJSONString());
    page.click("#ask");
    page.waitForSelector("#jwk-error:not(:empty)");
    assertThat(page.content()).doesNotContain(pair.getD().toString());
    assertThat(page.inputValue("#jwk")).isEmpty();

    assertThat(Sql.count("select count(*) from key_challenge where x = ?", pair.getX().toString()))
        .isZero();
  }

  @Test
  void nobodyRegistersKeysOfInstitutionsThatAreNotTheirs() {
    Page administrator = PortalIT.signedIn(this, "kemenkes-admin");
    assertThat(administrator.navigate("/staff/keys?of=kemendikbud").status()).isEqualTo(404);
    Page liaison = PortalIT.signedIn(this, "kemenkes-liaison");
    assertThat(liaison.navigate("/staff/keys?of=kemenkes").status()).isEqualTo(403);
  }

  @Test
  void whoeverHasTheKeysIsToldThatTheyAreUnchanged() {
    Answer first = Api.anybody().get(KEYS);
    assertThat(first.header("Cache-Control")).contains("max-age=300");
    assertThat(first.header("Content-Type")).startsWith("application/jwk-set+json");

    Answer again = Api.anybody().with("If-None-Match", first.header("ETag")).get(KEYS);
    assertThat(again.status()).isEqualTo(304);
    assertThat(Api.anybody().get("/institutions/tidak-ada/keys").status()).isEqualTo(404);
  }

  private static String asked(Page page, String purpose, JWK pair) {
    page.navigate("/staff/keys?of=kemenkes");
    page.selectOption("#purpose", purpose);
    page.fill("#jwk", pair.toPublicJWK().toJSONString());
    page.click("#ask");
    page.waitForSelector("#challenge");
    return page.innerText("#challenge");
  }

  private static String signed(String text, OctetKeyPair pair) throws JOSEException {
    JWSObject signed = new JWSObject(new JWSHeader(JWSAlgorithm.EdDSA), new Payload(text));
    signed.sign(new Ed25519Signer(pair));
    return signed.serialize();
  }

  /** The key as it is published; null when it is not. */
  private static JWK published(JWK pair) throws Exception {
    String thumbprint = pair.computeThumbprint().toString();
    for (JWK one : JWKSet.parse(Api.anybody().get(KEYS).text()).getKeys()) {
      if (one.computeThumbprint().toString().equals(thumbprint)) {
        return one;
      }
    }
    return null;
  }

  private static long acts(String act, JWK key) {
    return Sql.count(
        "select count(*) from administration_entry where act = ? and subject = 'kemenkes'"
            + " and detail like ?",
        act,
        key.getKeyID() + " %");
  }
}
