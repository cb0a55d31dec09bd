package id.lapor.erasure;

import java.io.Serializable;
import java.util.List;

/**
 * What an erasure would take away, and what stands against it.
 *
 * @param texts of events, from the report itself to the last note
 * @param answers of institutions, drafts among them
 * @param files that were attached
 * @param fileBytes how large they are together
 * @param drafts that officers have begun to write
 * @param notices that wait to be sent
 * @param followers who are written to or were asked
 * @param messages that went to institutions' systems, or could not
 * @param receipts that came from there
 * @param identity whether the vault knows who reported, and would forget it
 * @param told how many institutions' systems would be told to delete their copies
 * @param obstacles names of the rules that stand against it; none when it may be done
 */
public record ErasureOutlook(
    long texts,
    long answers,
    long files,
    long fileBytes,
    long drafts,
    long notices,
    long followers,
    long messages,
    long receipts,
    boolean identity,
    int told,
    List<String> obstacles)
    implements Serializable {}
