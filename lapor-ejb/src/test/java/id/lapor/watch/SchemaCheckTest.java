package id.lapor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import id.lapor.shared.TestDatabase;
import id.lapor.watch.Finding.State;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

  @Test
  void theApplicationSeesWhichVersionTheDatabaseHas() throws SQLException {
    assertThat(SchemaCheck.present(TestDatabase.application())).matches("[0-9]{3}");
  }

  @Test
  void aSchemaThatANewerNodeHasMigratedTakesThisNodeOut() {
    Finding finding = SchemaCheck.compare("091", "090");

    assertThat(finding.state()).isEqualTo(State.DOWN);
    assertThat(finding.data()).containsEntry("database", "091").containsEntry("build", "090");
  }
}
