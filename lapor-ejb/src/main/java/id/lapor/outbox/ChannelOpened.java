package id.lapor.outbox;

/**
 * An institution got a channel of its own.
 *
 * @param channelId the new channel
 * @param address the queue that the broker must have for it
 */
public record ChannelOpened(long channelId, String address) {}
