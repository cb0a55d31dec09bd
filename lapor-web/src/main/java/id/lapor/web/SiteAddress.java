package id.lapor.web;

import id.lapor.shared.InstallationSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Whole addresses of pages, for links that leave the site: below {@code lapor.base.url} where that
 * is set, else below what the visitor asked for.
 */
@Named
@RequestScoped
public class SiteAddress {

  @Inject HttpServletRequest request;

  /** The whole address of a path of ours. */
  public String of(String path) {
    return base() + request.getContextPath() + path;
  }

  /** Text as a part of an address. */
  public String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Link that hands title and address to WhatsApp. */
  public String whatsApp(String title, String path) {
    return "https://wa.me/?text=" + encoded(title + " " + of(path));
  }

  /** Link that hands title and address to Telegram. */
  public String telegram(String title, String path) {
    return "https://t.me/share/url?url=" + encoded(of(path)) + "&text=" + encoded(title);
  }

  /** Link that hands title and address to the visitor's mail program. */
  public String mail(String title, String path) {
    return "mailto:?subject=" + encoded(title) + "&body=" + encoded(of(path));
  }

  private String base() {
    String set = InstallationSettings.value("lapor.base.url");
    if (set != null) {
      return set.replaceAll("/+$", "");
    }
    int port = request.getServerPort();
    boolean usual = port == (request.getScheme().equals("https") ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
  }
}
