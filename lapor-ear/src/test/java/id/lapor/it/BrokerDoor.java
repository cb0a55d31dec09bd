package id.lapor.it;

import jakarta.annotation.Resource;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;

/**
 * A door to the server's broker; no program outside reaches the embedded one. It lies in a web
 * archive of its own that tests deploy beside the application; {@link Broker} knocks at it.
 */
@WebServlet("/queues/*")
public class BrokerDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final long ANSWER_WITHIN_MILLIS = 5_000;
  private static final List<String> FIGURES =
      List.of("messageCount", "messagesAdded", "messagesAcknowledged");

  @Resource(lookup = "java:/jms/lapor")
  private transient ConnectionFactory connections;

  /** Sends the request's body to the queue as text, bytes or a map, with a mark to find it by. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    byte[] body = request.getInputStream().readAllBytes();
    try (JMSContext session = session()) {
      Message message = message(session, request.getParameter("kind"), body);
      message.setStringProperty("mark", request.getParameter("mark"));
      session.createProducer().send(session.createQueue(queue(request)), message);
    } catch (JMSException failed) {
      throw new ServletException(failed);
    }
  }

  /** Sets a system property of the server. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response) {
    System.setProperty(request.getParameter("setting"), request.getParameter("value"));
  }

  /** Figures of the queue and the messages that lie in it; none is taken out. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getParameter("pages") != null) {
      pages(request, response);
      return;
    }
    JsonObjectBuilder answer = Json.createObjectBuilder();
    try (JMSContext session = session()) {
      for (String figure : FIGURES) {
        answer.add(figure, figure(session, queue(request), figure));
      }
      answer.add("messages", messages(session, queue(request)));
    } catch (JMSException failed) {
      throw new ServletException(failed);
    }
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(answer.build().toString());
  }

  private void pages(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try (JMSContext session = session()) {
      response.getWriter().print(attribute(session, "address." + queue(request), "paging"));
    } catch (JMSException failed) {
      throw new ServletException(failed);
    }
  }

  /** With the account of the application, where the broker wants one. */
  private JMSContext session() {
    String user = System.getProperty("lapor.broker.user");
    return user == null
        ? connections.createContext()
        : connections.createContext(user, System.getProperty("lapor.broker.password"));
  }

  private static Message message(JMSContext session, String kind, byte[] body) throws JMSException {
    switch (kind) {
      case "text":
        return session.createTextMessage(new String(body, StandardCharsets.UTF_8));
      case "bytes":
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(body);
        return bytes;
      default:
        return session.createMapMessage();
    }
  }

  private static JsonArrayBuilder messages(JMSContext session, String queue) throws JMSException {
    JsonArrayBuilder found = Json.createArrayBuilder();
    try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      Enumeration<?> lying = browser.getEnumeration();
      while (lying.hasMoreElements()) {
        Message message = (Message) lying.nextElement();
        JsonObjectBuilder seen = Json.createObjectBuilder();
        seen.add("id", message.getJMSMessageID());
        seen.add("mark", String.valueOf(message.getStringProperty("mark")));
        seen.add("from", String.valueOf(message.getStringProperty("_AMQ_ORIG_QUEUE")));
        seen.add("text", text(message));
        seen.add("signature", String.valueOf(message.getStringProperty("laporSignature")));
        found.add(seen);
      }
    }
    return found;
  }

  private static String text(Message message) throws JMSException {
    if (message instanceof BytesMessage bytes) {
      return new String(bytes.getBody(byte[].class), StandardCharsets.UTF_8);
    }
    return message instanceof TextMessage text ? text.getText() : "";
  }

  private static long figure(JMSContext session, String queue, String name) throws JMSException {
    return Long.parseLong(attribute(session, "queue." + queue, name).replaceAll("[^0-9]", ""));
  }

  /** As the broker says it, without the brackets of the list in which it stands. */
  private static String attribute(JMSContext session, String resource, String name)
      throws JMSException {
    TemporaryQueue answers = session.createTemporaryQueue();
    try (JMSConsumer consumer = session.createConsumer(answers)) {
      session
          .createProducer()
          .setProperty("_AMQ_ResourceName", resource)
          .setProperty("_AMQ_Attribute", name)
          .setJMSReplyTo(answers)
          .send(session.createQueue("activemq.management"), "[]");
      Message answer = consumer.receive(ANSWER_WITHIN_MILLIS);
      if (answer == null || !answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
        throw new JMSException("The broker did not say " + name + " of " + resource);
      }
      return answer.getBody(String.class).replaceAll("[\\[\\]]", "");
    }
  }

  private static String queue(HttpServletRequest request) {
    return request.getPathInfo().substring(1);
  }
}
