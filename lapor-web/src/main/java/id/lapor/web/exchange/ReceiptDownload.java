package id.lapor.web.exchange;

import id.lapor.exchange.Proof;
import id.lapor.exchange.ReceiptFiles;
import id.lapor.exchange.ReceiptPair;
import id.lapor.shared.NotFound;
import id.lapor.shared.Refusals;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A receipt with both sides' signatures, as a file that proves itself: {@code
 * /staff/receipt?h=HANDOFF&r=RECEIPT}. {@code docs/receipts.md} describes it.
 */
public class ReceiptDownload extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  @Inject transient ReceiptFiles files;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ReceiptPair pair;
    try {
      pair = files.pair(parameter(request, "h"), parameter(request, "r"));
    } catch (RuntimeException failure) {
      boolean unknown = Refusals.in(failure).orElseThrow(() -> failure) instanceof NotFound;
      response.sendError(
          unknown ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String name = "lapor-" + pair.trackingId() + "-" + pair.receipt().id() + ".json";
    response.setContentType("application/json");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "private, no-store");
    response.getOutputStream().write(json(pair).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String parameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private static JsonObject json(ReceiptPair pair) {
    JsonObjectBuilder file =
        JSON.createObjectBuilder()
            .add("schema", "lapor.receipt-pair/1")
            .add("trackingId", pair.trackingId())
            .add("handoffId", pair.receipt().handoff())
            .add("result", pair.receipt().outcome().name());
    if (pair.receipt().reason() != null) {
      file.add("reason", pair.receipt().reason());
    }
    return file.add("statedAt", pair.receipt().statedAt().toString())
        .add("message", proof(pair.message()))
        .add("receipt", proof(pair.signed()))
        .add("answer", proof(pair.answer()))
        .build();
  }

  private static JsonValue proof(Proof proof) {
    if (proof == null) {
      return JsonValue.NULL;
    }
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", proof.id())
            .add("kind", proof.kind())
            .add("at", proof.at().toString())
            .add("sha256", proof.sha256())
            .add("signature", proof.signature());
    if (proof.body() != null) {
      json.add("body", proof.body()).add("jws", proof.jws());
    }
    return json.build();
  }
}
