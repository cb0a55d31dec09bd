package id.lapor.identity;

import java.time.Instant;

/**
 * A key by which others verify what this installation signed.
 *
 * @param kid its name in signatures: {@code lapor/} and a number
 * @param publicPart the Ed25519 public key, 32 bytes in base64url without padding (RFC 8037)
 * @param since when a node first had it; the one before signs no more than some restarts longer
 */
public record SigningKeyView(String kid, String publicPart, Instant since) {}
