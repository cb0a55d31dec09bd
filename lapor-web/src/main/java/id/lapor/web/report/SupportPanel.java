package id.lapor.web.report;

import id.lapor.report.SupportDesk;
import id.lapor.report.SupportView;
import id.lapor.web.Language;
import id.lapor.web.PublicAddresses;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** How many people stand behind the report on the page, and whether the visitor is one of them. */
@Named
@RequestScoped
public class SupportPanel {

  @Inject SupportDesk desk;
  @Inject SupportCookie cookie;
  @Inject HttpServletRequest request;
  @Inject Language language;

  private SupportView view;

  private SupportView view() {
    if (view == null) {
      view = desk.view((String) request.getAttribute(PublicAddresses.NUMBER), cookie.read(request));
    }
    return view;
  }

  /** The number in words. */
  public String getCount() {
    return language.text("support.count", view().supports());
  }

  /** Whether the visitor supports it. */
  public boolean isOwn() {
    return view().own();
  }

  /** What the button does. */
  public String getAct() {
    return view().own() ? "withdraw" : "support";
  }

  /** Whether it was refused because many from the same address did so. */
  public boolean isRefused() {
    return "penuh".equals(request.getParameter("dukungan")) && !view().own();
  }
}
