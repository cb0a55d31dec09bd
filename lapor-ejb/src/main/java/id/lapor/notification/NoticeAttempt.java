package id.lapor.notification;

import java.io.Serializable;

/**
 * One attempt that has begun.
 *
 * @param notice the notice's key
 * @param number 1 for the first
 */
public record NoticeAttempt(long notice, int number) implements Serializable {}
