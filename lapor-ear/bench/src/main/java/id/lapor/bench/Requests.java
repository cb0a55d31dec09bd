package id.lapor.bench;

import id.lapor.bench.Client.Reply;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Clients that send requests of one kind, each on a connection of its own. */
final class Requests implements Load.Clients {

  /** Sends one request; null when nothing is left to do. */
  interface Request {
    Reply send(Client client, SplittableRandom random) throws IOException;
  }

  private final int port;
  private final Request request;

  Requests(int port, Request request) {
    this.port = port;
    this.request = request;
  }

  /** One request for each thing that is taken, until nothing is left. */
  static <T> Request each(Supplier<T> things, RequestFor<T> request) {
    return (client, random) -> {
      T next = things.get();
      return next == null ? null : request.send(client, next);
    };
  }

  /** Sends the request for one thing. */
  interface RequestFor<T> {
    Reply send(Client client, T thing) throws IOException;
  }

  @Override
  public Load.Client client(int number) {
    Client client = new Client(port);
    return new Load.Client() {
      @Override
      public Boolean once(SplittableRandom random) throws IOException {
        Reply reply = request.send(client, random);
        return reply == null ? null : reply.status() == 200;
      }

      @Override
      public void close() throws IOException {
        client.close();
      }
    };
  }
}
