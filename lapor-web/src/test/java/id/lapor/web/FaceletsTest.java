package id.lapor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.lapor.deadline.Timer;
import id.lapor.identity.Purpose;
import id.lapor.report.ArchiveReason;
import id.lapor.report.Audience;
import id.lapor.report.EventType;
import id.lapor.report.ReportStatus;
import id.lapor.report.ReportType;
import jakarta.el.ELContext;
import jakarta.el.ExpressionFactory;
import jakarta.el.StandardELContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What holds for every page before any is shown. */
class FaceletsTest {

  private static final Path PAGES = Path.of("src/main/webapp");
  private static final String OWN_TAGS = "lapor";
  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
  private static final Pattern TEXT = Pattern.compile("\\btext\\['([^']+)'](?!\\.concat)");
  private static final Pattern TEXT_BEGINNING = Pattern.compile("\\btext\\['([^']+)'\\.concat");

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsWellFormedAndItsExpressionsCanBeRead(Path page) throws IOException {
    ExpressionFactory expressions = ExpressionFactory.newInstance();
    ELContext context = new StandardELContext(expressions);

    assertThatCode(() -> parsed(page)).doesNotThrowAnyException();
    for (String expression : expressions(page)) {
      assertThatCode(() -> expressions.createValueExpression(context, expression, Object.class))
          .as(expression)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noTwoThingsOnAPageHaveTheSameId(Path page) {
    List<String> ids =
        elements(page).filter(FaceletsTest::hasOwnId).map(e -> e.getAttribute("id")).toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pagesAskAndNeverDecide(Path page) throws IOException {
    for (String expression : expressions(page)) {
      String outsideOfTexts = expression.replaceAll("'[^']*'", "''");

      assertThat(outsideOfTexts).doesNotContain("?").doesNotContainPattern("==|\\beq\\b|\\bne\\b");
    }
  }

  @ParameterizedTest
  @MethodSource("publicPages")
  void publicPagesHoldNeitherScriptsNorStylesNorHandlers(Path page) {
    elements(page)
        .forEach(
            element -> {
              for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name =
                    element.getAttributes().item(i).getNodeName().replaceFirst("^pt:", "");
                assertThat(name).isNotEqualTo("style").doesNotMatch("on[a-z]+");
              }
              assertThat(element.getLocalName()).isNotEqualTo("style");
              if (element.getLocalName().equals("script")) {
                assertThat(element.getTextContent()).isBlank();
                assertThat(element.getAttribute("src")).isNotBlank();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("publicPages")
  void publicPagesUseNoComponentSet(Path page) throws IOException {
    assertThat(Files.readString(page)).doesNotContain("\"primefaces\"").doesNotContain("<h:head");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFieldOfAFormHasALabel(Path page) {
    Set<String> labelled = new HashSet<>();
    elements(page)
        .filter(e -> e.getLocalName().equals("label"))
        .forEach(e -> labelled.add(e.getAttribute("for")));
    elements(page)
        .filter(e -> isOwn(e, "field") || isOwn(e, "input"))
        .forEach(e -> labelled.add(e.getAttribute("id")));
    Set<String> fields = new TreeSet<>();
    elements(page)
        .filter(
            e ->
                e.getLocalName()
                    .matches(
                        "inputText|inputTextarea|selectOneMenu|selectBooleanCheckbox|autoComplete"))
        .map(e -> e.getAttribute("id"))
        .filter(id -> !id.startsWith("#{"))
        .forEach(fields::add);

    assertThat(labelled).containsAll(fields);
  }

  @Test
  void everyTextOfAPageExistsInBothLanguages() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path page : pages().toList()) {
      String content = Files.readString(page);
      TEXT.matcher(content)
          .results()
          .map(hit -> hit.group(1))
          .filter(key -> !everywhere(key))
          .forEach(missing::add);
      for (MatchResult hit : TEXT_BEGINNING.matcher(content).results().toList()) {
        if (keys(indonesian()).stream().noneMatch(key -> key.startsWith(hit.group(1)))) {
          missing.add(hit.group(1) + "*");
        }
      }
      elements(page)
          .filter(e -> isOwn(e, "field"))
          .flatMap(e -> Stream.of("label.", "hint.").map(kind -> kind + e.getAttribute("id")))
          .filter(key -> !everywhere(key))
          .forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyCodeThatPagesShowHasWordsInBothLanguages() {
    List<String> wanted = new ArrayList<>();
    Stream.of(ReportStatus.values())
        .forEach(s -> wanted.addAll(List.of("status." + s, "next." + s, "public.next." + s)));
    Stream.of(ReportType.values())
        .forEach(t -> wanted.addAll(List.of("type." + t, "type." + t + ".choice")));
    Stream.of(Timer.values()).forEach(t -> wanted.add("deadline." + t));
    Stream.of(ArchiveReason.values()).forEach(r -> wanted.add("archive." + r));
    Stream.of(Purpose.values()).forEach(p -> wanted.add("purpose." + p));
    Stream.of(EventType.values())
        .filter(event -> Audience.REPORTER.sees(event.audience()))
        .forEach(event -> wanted.add("event." + event));

    assertThat(wanted).allMatch(FaceletsTest::everywhere);
  }

  @Test
  void bothLanguagesHaveTheSameTextsAndNoneIsEmpty() {
    assertThat(keys(english())).isEqualTo(keys(indonesian()));
    assertThat(keys(english())).noneMatch(key -> english().getString(key).isBlank());
    assertThat(keys(indonesian())).noneMatch(key -> indonesian().getString(key).isBlank());
  }

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".xhtml")).sorted().toList().stream();
    }
  }

  static Stream<Path> publicPages() throws IOException {
    return pages().filter(page -> !page.toString().contains("staff"));
  }

  private static boolean hasOwnId(Element element) {
    boolean named = element.hasAttribute("id") && !element.getAttribute("id").startsWith("#{");
    return named && (!OWN_TAGS.equals(element.getNamespaceURI()) || isOwn(element, "options"));
  }

  private static boolean isOwn(Element element, String tag) {
    return OWN_TAGS.equals(element.getNamespaceURI()) && element.getLocalName().equals(tag);
  }

  private static List<String> expressions(Path page) throws IOException {
    return EXPRESSION
        .matcher(Files.readString(page))
        .results()
        .map(hit -> hit.group().replace("&gt;", ">"))
        .toList();
  }

  private static Stream<Element> elements(Path page) {
    NodeList all = parsed(page).getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Node node = all.item(i);
      elements.add((Element) node);
    }
    return elements.stream();
  }

  private static Document parsed(Path page) {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try (InputStream content = Files.newInputStream(page)) {
      return factory.newDocumentBuilder().parse(content);
    } catch (IOException | SAXException | ParserConfigurationException broken) {
      throw new IllegalStateException(page + " is not well-formed", broken);
    }
  }

  private static boolean everywhere(String key) {
    return keys(indonesian()).contains(key) && keys(english()).contains(key);
  }

  /** The file's own keys: the parent's would hide what is missing. */
  private static Set<String> keys(ResourceBundle bundle) {
    return new TreeSet<>(((PropertyResourceBundle) bundle).keySet());
  }

  private static ResourceBundle indonesian() {
    return bundle("texts.properties");
  }

  private static ResourceBundle english() {
    return bundle("texts_en.properties");
  }

  private static ResourceBundle bundle(String file) {
    try (InputStream content = Language.class.getResourceAsStream(file)) {
      return new PropertyResourceBundle(content);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
