package id.lapor.web.handoff;

import id.lapor.handoff.Assigning;
import id.lapor.handoff.WorkColumn;
import id.lapor.handoff.WorkDesk;
import id.lapor.shared.NotFound;
import id.lapor.web.FieldErrors;
import id.lapor.web.SiteMenu;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is done on a list or a search itself: take a hand-off, keep filters, choose columns. */
@Named
@RequestScoped
public class DeskForm {

  @Inject WorkPage list;
  @Inject SearchPage search;
  @Inject SiteMenu menu;
  @Inject Assigning assigning;
  @Inject WorkDesk desk;
  @Inject FieldErrors errors;
  @Inject HttpServletRequest request;
  @Inject FacesContext faces;

  /** The caller takes the hand-off that the form names. */
  public void take() {
    String look = request.getParameter("look");
    String at = request.getParameter("at");
    String here = look == null || at == null ? page().getHere() : page().looking(look, at);
    attempt(() -> assigning.take(sent("handoff")), here + "&done=TAKE");
  }

  /** Keeps list and filter, or the search, under the name that was typed. */
  public void save() {
    boolean shared = request.getParameter("shared") != null;
    attempt(() -> desk.save(sent("name"), page().kept(), shared), kept("SAVE"));
  }

  /** Gives a filter the name that was typed. */
  public void rename() {
    attempt(() -> desk.rename(filter(), sent("name")), kept("RENAME"));
  }

  /** Forgets a filter. */
  public void delete() {
    attempt(() -> desk.delete(filter()), kept("DELETE"));
  }

  /** Shows the columns that were ticked from now on. */
  public void columns() {
    String[] ticked =
        Optional.ofNullable(request.getParameterValues("column")).orElse(new String[0]);
    List<WorkColumn> columns =
        Arrays.stream(ticked).flatMap(key -> Stream.ofNullable(column(key))).toList();
    attempt(() -> desk.show(columns), page().getHere() + "&done=COLUMNS");
  }

  private LookedPage page() {
    return LookedPage.of(menu, list, search);
  }

  /** Query of the page after something was done with a filter or search under a name. */
  private String kept(String act) {
    return page().getHere() + "&done=" + act + page().kind();
  }

  private void attempt(Runnable useCase, String there) {
    try {
      useCase.run();
    } catch (RuntimeException failure) {
      errors.refused(failure);
      return;
    }
    try {
      faces.getExternalContext().redirect(request.getContextPath() + page().path() + there);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static WorkColumn column(String key) {
    return WorkColumn.of(key).orElse(null);
  }

  private long filter() {
    String id = sent("filter");
    if (!id.matches("[0-9]{1,18}")) {
      throw new NotFound("There is no such filter");
    }
    return Long.parseLong(id);
  }

  /** The name that was typed for a filter that is to be kept; empty before. */
  public String getName() {
    return sent("filter").isEmpty() ? sent("name") : "";
  }

  /** Whether the fold with saved filters is open, because one was refused: as details says it. */
  public String getUnfolded() {
    return errors.invalid("name") || errors.invalid("shared") ? "open" : null;
  }

  /** Whether it was to be shared, as a box says it. */
  public String getShared() {
    return sent("shared").isEmpty() ? null : "checked";
  }

  private String sent(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }
}
