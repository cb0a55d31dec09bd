package id.lapor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlansTest {

  @Test
  void aLargeTableReadFromEndToEndIsNamed() {
    String plan =
        """
->  Parallel Seq Scan on report r  (cost=0.00..9.1 rows=1 width=8) (actual time=0.1..9.9 rows=5 loops=1)
->  Seq Scan on category c  (cost=0.00..9.1 rows=1 width=8) (actual time=0.1..9.9 rows=5 loops=1)
""";

    assertThat(Plans.faults(plan)).containsExactly("Seq Scan on report");
  }

  @Test
  void thousandsThatAreSortedOrReadInVainAreNamedAndDozensAreNot() {
    String plan =
        """
Limit  (cost=1.00..2.00 rows=9 width=8) (actual time=0.100..0.200 rows=26 loops=1)
  ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=0.100..0.200 rows=26 loops=1)
        Sort Key: d.due_at
        Sort Method: top-N heapsort  Memory: 30kB
        ->  Nested Loop  (cost=1.00..2.00 rows=9 width=8) (actual time=0.100..0.200 rows=2001 loops=1)
  ->  Sort  (cost=1.00..2.00 rows=9 width=8) (actual time=0.100..0.200 rows=26 loops=1)
        ->  Nested Loop  (cost=1.00..2.00 rows=9 width=8) (actual time=0.100..0.200 rows=27 loops=1)
  ->  Index Scan using handoff_open on handoff h  (cost=0.3..1.0 rows=1 width=8)
        Rows Removed by Filter: 26
  ->  Index Scan using report_pkey on report r  (cost=0.3..1.0 rows=1 width=8)
        Rows Removed by Filter: 70000
""";

    assertThat(Plans.faults(plan)).containsExactly("sorts 2001", "leaves out 70000");
  }
}
