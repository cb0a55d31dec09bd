package id.lapor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallerTest {

  private static final Scope CITY = new Scope(Role.LIAISON_OFFICER, 22L, "/1/22/");
  private static final Scope CLINIC = new Scope(Role.APPROVER, 333L, "/1/4/333/");

  @Test
  void aRoleCountsForItsOwnInstitutionAndBelow() {
    Caller caller = Caller.of("officer", CITY, CLINIC);

    assertThat(caller.serves("/1/22/", Role.LIAISON_OFFICER)).isTrue();
    assertThat(caller.serves("/1/22/5/", Role.LIAISON_OFFICER)).isTrue();
    assertThat(caller.serves("/1/2/", Role.LIAISON_OFFICER)).isFalse();
    assertThat(caller.serves("/1/222/", Role.LIAISON_OFFICER)).isFalse();
    assertThat(caller.serves("/1/", Role.LIAISON_OFFICER)).isFalse();
    assertThat(caller.serves("/1/4/333/", Role.LIAISON_OFFICER)).isFalse();
    assertThat(caller.serves("/1/22/", Role.APPROVER)).isFalse();
    assertThat(caller.serves(null, Role.LIAISON_OFFICER)).isFalse();
    assertThat(caller.national()).isFalse();
    assertThat(caller.scope()).contains(CITY);
  }

  @Test
  void aNationalRoleCountsEverywhere() {
    Caller caller = Caller.of("verifier", Scope.national(Role.NATIONAL_VERIFIER));

    assertThat(caller.national()).isTrue();
    assertThat(caller.serves("/1/22/", Role.NATIONAL_VERIFIER)).isTrue();
    assertThat(caller.serves("/1/22/", Role.NATIONAL_ADMIN)).isFalse();
    assertThat(caller.scope()).isEmpty();
  }

  @Test
  void aVisitorIsAnonymousAndHoldsNothing() {
    Caller visitor = new Caller();

    assertThat(visitor.account()).isEqualTo(Caller.ANONYMOUS);
    assertThat(visitor.isAnonymous()).isTrue();
    assertThat(visitor.scopes()).isEmpty();
    assertThat(visitor.national()).isFalse();
  }

  @Test
  void nationalRolesHaveNoInstitutionAndAllOthersHaveOne() {
    assertThatThrownBy(() -> new RoleAssignment(1L, Role.NATIONAL_ADMIN, 22L, Instant.EPOCH, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RoleAssignment(1L, Role.APPROVER, null, Instant.EPOCH, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RoleAssignment(1L, Role.SYSTEM, null, Instant.EPOCH, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
