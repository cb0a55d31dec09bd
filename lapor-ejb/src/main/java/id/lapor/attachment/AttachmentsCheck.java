package id.lapor.attachment;

import id.lapor.watch.BoundedCheck;
import id.lapor.watch.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.Readiness;

/** Whether the directory of the attachments can be written and has room; words need neither. */
@ApplicationScoped
@Readiness
public class AttachmentsCheck extends BoundedCheck {

  /** Less room than this is said early: a hundred of the largest files. */
  private static final long LITTLE_MB = 1_000;

  @Inject AttachmentFiles files;

  @Override
  public String name() {
    return "attachments";
  }

  @Override
  protected Finding look() throws IOException {
    Path tried = DiskFile.write(files.temporary(), new byte[] {1});
    Files.delete(tried);
    long free = Files.getFileStore(files.root()).getUsableSpace() >> 20;
    Finding finding = free < LITTLE_MB ? Finding.degraded("little room") : Finding.ok();
    return finding.with("freeMegabytes", free);
  }

  @Override
  protected Finding failed(String reason) {
    return Finding.degraded(reason);
  }
}
