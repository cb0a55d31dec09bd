package id.lapor.notification;

import id.lapor.identity.TestKeys;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.Map;

/** The parts of which notices are made, as an installation of tests has them. */
final class GivenNotices {

  private GivenNotices() {}

  /** Who is told of work, within the transaction of this entity manager. */
  static Officers officers(EntityManager em) {
    Officers officers = new Officers();
    officers.em = em;
    officers.settings = settings();
    return officers;
  }

  static NoticeAddresses addresses(EntityManager em) {
    em.unwrap(Connection.class);
    NoticeAddresses addresses = new NoticeAddresses();
    addresses.em = em;
    addresses.keys = TestKeys.keys();
    addresses.settings = settings();
    return addresses;
  }

  /** Those who follow, within the transaction of this entity manager. */
  static Followers followers(EntityManager em) {
    Followers followers = new Followers();
    followers.em = em;
    followers.addresses = new FollowerAddresses();
    followers.addresses.keys = TestKeys.keys();
    return followers;
  }

  static Notices notices(EntityManager em) {
    em.unwrap(Connection.class);
    Notices notices = new Notices();
    notices.em = em;
    return notices;
  }

  static NoticeSettings settings() {
    return NoticeSettings.of(
        Map.of(
                "lapor.base.url", "https://lapor.example",
                "lapor.mode", "demo",
                "lapor.data", "/data")
            ::get);
  }

  static StopLinks links() {
    StopLinks links = new StopLinks();
    links.settings = settings();
    links.keys = TestKeys.keys();
    return links;
  }

  static NoticeTexts texts() {
    NoticeTexts texts = new NoticeTexts();
    texts.settings = settings();
    texts.templates = new ShippedTemplates();
    texts.links = links();
    texts.followLinks = new FollowLinks();
    texts.followLinks.settings = settings();
    texts.followLinks.keys = TestKeys.keys();
    return texts;
  }
}
