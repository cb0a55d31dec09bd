package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import id.lapor.bench.Loader.Known;
import java.io.IOException;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reports sent in over the API, as the public form's and a partner's clients send them. */
final class RestSubmissions implements Load.Clients {

  private final int port;
  private final Reference reference;
  private final Words words;
  private final Collection<Known> sent = new ConcurrentLinkedQueue<>();

  RestSubmissions(int port, Reference reference, Words words) {
    this.port = port;
    this.reference = reference;
    this.words = words;
  }

  @Override
  public Load.Client client(int number) {
    Client client = new Client(port);
    return new Load.Client() {
      @Override
      public Boolean once(SplittableRandom random) throws IOException {
        Reply reply = client.post("/reports", null, body(random));
        if (reply.status() == 201) {
          sent.add(new Known(reply.text("trackingId"), reply.text("accessCode")));
        }
        return reply.status() == 201;
      }

      @Override
      public void close() throws IOException {
        client.close();
      }
    };
  }

  private String body(SplittableRandom random) {
    return """
        {"type":"COMPLAINT","title":"%s","body":"%s","incidentDate":"2026-11-02",
        "location":{"regionCode":"%s"},"institution":"%s","category":"%s",
        "anonymous":false,"confidential":false,
        "reporter":{"name":"Warga %d","email":"warga%d@example.com","phone":"081234567890"},
        "consent":{"version":"2026-1"}}
        """
        .formatted(
            words.title(random),
            words.body(random),
            reference.region(random),
            reference.institution(random).code(),
            reference.topic(random).code(),
            random.nextInt(1_000_000),
            random.nextInt(1_000_000));
  }

  /** Every report that was taken in. */
  Collection<Known> sent() {
    return sent;
  }
}
