package id.lapor.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Addresses of our own style sheets and script. They carry a digest of the content, so that
 * browsers may keep them for a year and still get a new one at once.
 */
@Named
@ApplicationScoped
public class Assets {

  private static final String FOLDER = "/resources/public/";
  private static final List<String> FILES =
      List.of(
          "tokens.css",
          "lapor.css",
          "lapor.js",
          "portal.css",
          "region.js",
          "form.css",
          "form.js",
          "statistics.css",
          "map.css",
          "map.js",
          "desk.css",
          "desk.js",
          "bulk.css",
          "bulk.js",
          "case.css",
          "case.js");

  @Inject ServletContext server;

  private String version;

  /** Reads the files once. */
  @PostConstruct
  void read() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        try (InputStream content = server.getResourceAsStream(FOLDER + file)) {
          digest.update(content.readAllBytes());
        }
      }
      version = HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (IOException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("The files of the pages are missing", impossible);
    }
  }

  /** Address of one of the files. */
  public String url(String file) {
    return server.getContextPath() + FOLDER + file + "?v=" + version;
  }
}
