package id.lapor.web.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProvinceTilesTest {

  @Test
  void everyProvinceHasOneTileAndNoTwoLieOnEachOther() {
    String[] places = ProvinceTiles.GRID;

    assertThat(places).hasSize(38);
    assertThat(Arrays.stream(places).map(p -> p.split(" ", 3)[0])).doesNotHaveDuplicates();
    assertThat(Arrays.stream(places).map(p -> p.split(" ", 3)[1])).doesNotHaveDuplicates();
    assertThat(Arrays.stream(places).map(p -> p.split(" ", 3)[2])).doesNotHaveDuplicates();
  }

  @Test
  void theColourTellsThePlaceAmongAllAndEqualFiguresLookEqual() {
    double[] sorted = {1, 1, 2, 3, 10};

    assertThat(ProvinceTiles.tone(1.0, sorted)).isEqualTo(1);
    assertThat(ProvinceTiles.tone(2.0, sorted)).isEqualTo(3);
    assertThat(ProvinceTiles.tone(10.0, sorted)).isEqualTo(5);
    assertThat(ProvinceTiles.tone(null, sorted)).isZero();
  }
}
