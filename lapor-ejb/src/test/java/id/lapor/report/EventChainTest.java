package id.lapor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventChainTest {

  private final Report report = GivenReports.submitted();

  @Test
  void eventsInOrderAreOneUnbrokenChain() {
    List<ReportEvent> events = List.of(event(1, ChainedEvent.NO_PREVIOUS, "{}"));
    List<ReportEvent> longer = new ArrayList<>(events);
    longer.add(event(2, events.get(0).hash(), "{\"channel\":\"WEB\"}"));

    assertThat(EventChain.unbroken(longer, new HashMap<>(), longer.get(1).hash())).isTrue();
  }

  @Test
  void aMissingEventBreaksTheChain() {
    ReportEvent first = event(1, ChainedEvent.NO_PREVIOUS, "{}");
    ReportEvent second = event(2, first.hash(), "{}");
    ReportEvent third = event(3, second.hash(), "{}");

    assertThat(EventChain.unbroken(List.of(first, third), new HashMap<>(), third.hash())).isFalse();
    assertThat(EventChain.unbroken(List.of(first, second), new HashMap<>(), third.hash()))
        .isFalse();
    assertThat(EventChain.unbroken(List.of(second, first, third), new HashMap<>(), third.hash()))
        .isFalse();
  }

  @Test
  void changedFactsGiveAnotherHash() {
    ReportEvent honest = event(1, ChainedEvent.NO_PREVIOUS, "{\"rating\":\"1\"}");
    ReportEvent forged = event(1, ChainedEvent.NO_PREVIOUS, "{\"rating\":\"5\"}");

    assertThat(forged.hash()).isNotEqualTo(honest.hash());
  }

  @Test
  void anotherPastGivesAnotherHash() {
    ReportEvent honest = event(2, "a".repeat(64), "{}");
    ReportEvent forged = event(2, "b".repeat(64), "{}");

    assertThat(forged.hash()).isNotEqualTo(honest.hash());
  }

  @Test
  void erasedContentLeavesTheChainWholeButChangedContentDoesNot() {
    String digest = EventChain.contentDigest("salt", "{\"text\":\"Isi\"}");
    ReportEvent event =
        new ReportEvent(
            report,
            1,
            EventType.REPLIED,
            GivenReports.MONDAY,
            Actor.REPORTER,
            null,
            "{}",
            digest,
            ChainedEvent.NO_PREVIOUS);
    Map<Long, EventContent> kept = new HashMap<>();
    kept.put(null, new EventContent(event, "salt", "{\"text\":\"Isi\"}"));
    Map<Long, EventContent> changed = new HashMap<>();
    changed.put(null, new EventContent(event, "salt", "{\"text\":\"Lain\"}"));

    assertThat(EventChain.unbroken(List.of(event), kept, event.hash())).isTrue();
    assertThat(EventChain.unbroken(List.of(event), new HashMap<>(), event.hash())).isTrue();
    assertThat(EventChain.unbroken(List.of(event), changed, event.hash())).isFalse();
  }

  @Test
  void theOrderOfFactsDoesNotMatter() {
    Map<String, String> oneWay = new LinkedHashMap<>();
    oneWay.put("b", "2");
    oneWay.put("a", "1");

    assertThat(EventChain.canonical(oneWay)).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
  }

  private ReportEvent event(int sequence, String previous, String data) {
    return new ReportEvent(
        report,
        sequence,
        EventType.VERIFIED,
        GivenReports.MONDAY,
        Actor.SYSTEM,
        null,
        data,
        null,
        previous);
  }
}
