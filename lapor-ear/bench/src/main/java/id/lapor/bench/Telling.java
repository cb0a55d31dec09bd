package id.lapor.bench;

import id.lapor.identity.Keys;
import java.time.Instant;

/**
 * What the stories of one batch share.
 *
 * @param now the present, up to which they are told
 */
record Telling(
    Reference reference,
    Words words,
    Keys keys,
    Tables tables,
    Ids eventIds,
    Ids handoffIds,
    Ids answerIds,
    Ids deadlineIds,
    Ids messageNumbers,
    long channel,
    Instant now) {}
