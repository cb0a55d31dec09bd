package id.lapor.reference;

import static id.lapor.reference.Importing.NOW;
import static id.lapor.reference.Importing.bytes;
import static id.lapor.reference.Importing.reasons;
import static id.lapor.reference.ReferenceImportTest.counts;
import static id.lapor.reference.ReferenceImportTest.importing;
import static id.lapor.reference.ReferenceKind.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lapor.identity.Activation;
import id.lapor.identity.ActivationCode;
import id.lapor.identity.GivenActivations;
import id.lapor.identity.TooManyAttempts;
import id.lapor.institution.LoadedReference;
import id.lapor.shared.RuleViolation;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PeopleImportTest {

  private static final String HEADER = "user,title,role,institution,valid_to";
  private static final String LIAISON =
      "Petugas.Uji,Pejabat penghubung,LIAISON_OFFICER,kota-surabaya,";
  private static final String PASSWORD = "sandi pertama saya";

  @BeforeAll
  static void theDataIsLoaded() {
    LoadedReference.load();
  }

  @Test
  void whoIsImportedChoosesTheFirstPasswordWithACodeThatWorksOnce() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(
                  PEOPLE,
                  HEADER,
                  LIAISON,
                  "petugas.uji,Pejabat penghubung,APPROVER,surabaya-dinkes,");
          ActivationCode code = outcome.activations().get(0);
          Activation activation = GivenActivations.at(em, NOW);

          assertThat(outcome.activations()).hasSize(1);
          assertThat(code.user()).isEqualTo("petugas.uji");
          assertThat(code.toString()).doesNotContain(code.code());
          assertThat(GivenActivations.signsIn(em, NOW, "petugas.uji", "")).isFalse();
          assertThat(activation.choose("petugas.uji", code.code(), PASSWORD)).isTrue();
          em.clear();
          assertThat(GivenActivations.roles(em, NOW, "petugas.uji", PASSWORD))
              .containsExactlyInAnyOrder("LIAISON_OFFICER", "APPROVER");
          assertThat(activation.choose("petugas.uji", code.code(), "kata sandi kedua")).isFalse();
          em.clear();
          assertThat(GivenActivations.signsIn(em, NOW, "petugas.uji", PASSWORD)).isTrue();
        });
  }

  @Test
  void aCodeIsGoodForItsUserAloneAndForFourteenDays() {
    importing(
        (uses, em) -> {
          ReferenceOutcome outcome =
              uses.take(PEOPLE, HEADER, "uji.a,Petugas,AUDITOR,,", "uji.b,Petugas,AUDITOR,,");
          String code = outcome.activations().get(0).code();
          String other = outcome.activations().get(1).code();

          assertThat(GivenActivations.at(em, NOW).choose("uji.b", code, PASSWORD)).isFalse();
          assertThat(GivenActivations.at(em, NOW).choose("uji.a", "salah", PASSWORD)).isFalse();
          assertThatThrownBy(() -> GivenActivations.at(em, NOW).choose("uji.a", code, "pendek"))
              .isInstanceOf(RuleViolation.class);
          assertThat(
                  GivenActivations.at(em, NOW.plus(Duration.ofDays(13)))
                      .choose("UJI.A", code.toLowerCase(Locale.ROOT), PASSWORD))
              .isTrue();
          assertThat(
                  GivenActivations.at(em, NOW.plus(Duration.ofDays(14)))
                      .choose("uji.b", other, PASSWORD))
              .isFalse();
        });
  }

  @Test
  void wrongCodesCountAsWrongSignIns() {
    importing(
        (uses, em) -> {
          uses.take(PEOPLE, HEADER, "uji.a,Petugas,AUDITOR,,");
          Activation activation = GivenActivations.at(em, NOW);
          for (int i = 0; i < 5; i++) {
            activation.choose("uji.a", "2222-2222-2222-2222", PASSWORD);
          }

          assertThatThrownBy(() -> activation.choose("uji.a", "2222-2222-2222-2222", PASSWORD))
              .isInstanceOf(TooManyAttempts.class);
        });
  }

  @Test
  void aNewCodeIsIssuedOnRequestToWhoeverHasNoPasswordYet() {
    importing(
        (uses, em) -> {
          byte[] file = bytes(HEADER, "uji.a,Petugas,AUDITOR,,", "uji.b,Petugas,AUDITOR,,");
          ReferenceOutcome first = uses.at(NOW).take(PEOPLE, file, false, false);
          GivenActivations.at(em, NOW).choose("uji.b", first.activations().get(1).code(), PASSWORD);

          ReferenceOutcome renewed = uses.at(NOW).take(PEOPLE, file, false, true);

          assertThat(counts(renewed)).isEqualTo("0 0 2 0");
          assertThat(renewed.activations())
              .extracting(ActivationCode::user)
              .containsExactly("uji.a");
          Activation activation = GivenActivations.at(em, NOW);
          assertThat(activation.choose("uji.a", first.activations().get(0).code(), PASSWORD))
              .isFalse();
          assertThat(activation.choose("uji.a", renewed.activations().get(0).code(), PASSWORD))
              .isTrue();
        });
  }

  @Test
  void aRoleEndsWithItsDayAndMayBeginAgain() {
    importing(
        (uses, em) -> {
          uses.take(PEOPLE, HEADER, "uji.a,Petugas,APPROVER,kota-surabaya,");

          assertThat(
                  counts(
                      uses.take(PEOPLE, HEADER, "uji.a,Petugas,APPROVER,kota-surabaya,2026-11-30")))
              .isEqualTo("0 1 0 0");
          assertThat(
                  uses.one(
                      "select to_char(valid_to at time zone 'UTC', 'YYYY-MM-DD HH24') from"
                          + " role_assignment r join account a on a.id = r.account_id"
                          + " where a.user_name = 'uji.a'"))
              .isEqualTo("2026-11-30 17");

          ReferenceOutcome again =
              uses.at(NOW.plus(Duration.ofDays(30)))
                  .take(
                      PEOPLE, bytes(HEADER, "uji.a,Petugas,APPROVER,kota-surabaya,"), false, false);
          assertThat(counts(again)).isEqualTo("1 0 0 0");
        });
  }

  @Test
  void aTitleThatChangesIsAChange() {
    importing(
        (uses, em) -> {
          uses.take(PEOPLE, HEADER, "uji.a,Petugas,AUDITOR,,");

          assertThat(counts(uses.take(PEOPLE, HEADER, "uji.a,Auditor utama,AUDITOR,,")))
              .isEqualTo("0 1 0 0");
          assertThat(uses.one("select title from account where user_name = 'uji.a'"))
              .isEqualTo("Auditor utama");
        });
  }

  @Test
  void anAddressIsKeptUntilAFileClearsIt() {
    importing(
        (uses, em) -> {
          String email = "select email from account where user_name = 'uji.a'";
          String header = "user,title,role,email";
          uses.take(PEOPLE, header, "uji.a,Petugas,AUDITOR,uji@example.com");
          assertThat(uses.one(email)).isEqualTo("uji@example.com");

          assertThat(counts(uses.take(PEOPLE, HEADER, "uji.a,Petugas,AUDITOR,,")))
              .isEqualTo("0 0 1 0");
          assertThat(uses.one(email)).isEqualTo("uji@example.com");
          assertThat(reasons(uses.take(PEOPLE, header, "uji.a,Petugas,AUDITOR,uji di rumah")))
              .containsExactly("2 email not-an-email");

          assertThat(counts(uses.take(PEOPLE, header, "uji.a,Petugas,AUDITOR,")))
              .isEqualTo("0 1 0 0");
          assertThat(uses.one(email)).isNull();
        });
  }

  @Test
  void anAddressToWhichNoMailGoesIsRefusedWithItsLine() {
    importing(
        (uses, em) ->
            assertThat(
                    reasons(
                        uses.take(
                            PEOPLE,
                            "user,title,role,email",
                            "uji.a,Petugas,AUDITOR,uji+a@dinas-uji.example",
                            "uji.b,Petugas,AUDITOR,uji@dinas_uji.example",
                            "uji.c,Petugas,AUDITOR,uj\u00ef@dinas.example",
                            "uji.d,Petugas,AUDITOR,uji(kantor)@dinas.example",
                            "uji.e,Petugas,AUDITOR,uji@dinas..example",
                            "uji.f,Petugas,AUDITOR,uji..f@dinas.example",
                            "uji.g,Petugas,AUDITOR,uji\\g@dinas.example",
                            "uji.h,Petugas,AUDITOR," + "h".repeat(65) + "@dinas.example")))
                .containsExactly(
                    "3 email not-an-email",
                    "4 email not-an-email",
                    "5 email not-an-email",
                    "6 email not-an-email",
                    "7 email not-an-email",
                    "8 email not-an-email",
                    "9 email not-an-email"));
  }

  @Test
  void linesThatGiveNoSoundRoleAreRefused() {
    importing(
        (uses, em) ->
            assertThat(
                    reasons(
                        uses.take(
                            PEOPLE,
                            HEADER,
                            "uji.a,Petugas,RAJA,,",
                            "uji.b,Petugas,AUDITOR,kota-surabaya,",
                            "uji.c,Petugas,APPROVER,,",
                            "uji.d,Petugas,APPROVER,tidak-ada,",
                            "uji.e,Petugas,APPROVER,bp-haji,",
                            "uji e,Petugas,AUDITOR,,",
                            "uji.f,Petugas,AUDITOR,,2020-01-01",
                            "uji.g,Petugas,AUDITOR,,",
                            "uji.g,Lain,NATIONAL_VERIFIER,,",
                            "uji.g,Petugas,SYSTEM,,")))
                .containsExactly(
                    "2 role unknown-value",
                    "3 institution role-is-national",
                    "4 institution role-needs-institution",
                    "5 institution unknown-institution",
                    "6 institution unknown-institution",
                    "7 user user-name",
                    "8 valid_to ends-before-it-begins",
                    "10 user differs-in-file",
                    "11 role unknown-value"));
  }

  @Test
  void theLastAdministratorWithAPasswordStays() {
    importing(
        (uses, em) -> {
          em.createNativeQuery(
                  "update role_assignment set valid_to = valid_from + interval '1 second'"
                      + " where role = 'NATIONAL_ADMIN'")
              .executeUpdate();
          ReferenceOutcome made =
              uses.take(
                  PEOPLE, HEADER, "uji.a,Admin,NATIONAL_ADMIN,,", "uji.b,Admin,NATIONAL_ADMIN,,");
          GivenActivations.at(em, NOW).choose("uji.a", made.activations().get(0).code(), PASSWORD);

          assertThat(reasons(uses.take(PEOPLE, HEADER, "uji.a,Admin,NATIONAL_ADMIN,,2026-12-01")))
              .containsExactly("2 valid_to last-administrator");
          assertThat(counts(uses.take(PEOPLE, HEADER, "uji.b,Admin,NATIONAL_ADMIN,,2026-12-01")))
              .isEqualTo("0 1 0 0");
        });
  }
}
