package id.lapor.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir Path directory;

  @Test
  void theKeysAreReadByTheirOwnerAloneAndNeverWrittenOver() throws Exception {
    Path file = directory.resolve("keys.json");
    KeyFile made = KeyFile.make(file);
    String before = Files.readString(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> KeyFile.make(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(KeyFile.read(file).publicSigning()).isEqualTo(made.publicSigning());
    assertThat(made.publicSigning() + made.publicEncryption()).doesNotContain("\"d\"");
  }

  @Test
  void aChallengeIsSignedByTheKeyThatIsRegistered() throws Exception {
    KeyFile keys = KeyFile.make(directory.resolve("keys.json"));

    JWSObject proof = JWSObject.parse(keys.prove("tantangan"));

    assertThat(proof.getPayload()).hasToString("tantangan");
    OctetKeyPair registered = OctetKeyPair.parse(keys.publicSigning());
    assertThat(proof.verify(new Ed25519Verifier(registered))).isTrue();
  }

  @Test
  void onlyWhatIsSealedForUsIsOpened() throws Exception {
    KeyFile keys = KeyFile.make(directory.resolve("keys.json"));
    KeyFile others = KeyFile.make(directory.resolve("others.json"));
    String sealed = sealedFor(keys, "kata");

    assertThat(keys.open(sealed)).isEqualTo("kata");
    assertThatThrownBy(() -> others.open(sealed)).isInstanceOf(JOSEException.class);
    assertThatThrownBy(() -> keys.open("kata")).isInstanceOf(JOSEException.class);
  }

  private static String sealedFor(KeyFile keys, String text) throws Exception {
    JWEObject sealed =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM),
            new Payload(text));
    sealed.encrypt(new ECDHEncrypter(ECKey.parse(keys.publicEncryption())));
    return sealed.serialize();
  }
}
