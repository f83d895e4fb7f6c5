/** Messages that a channel gave up, in English. */
export const channelPage = {
  title: "Channels",
  lead: "A message that cannot be delivered is tried again for about eight hours. One that was given up waits here for a decision.",
  list: "Messages given up",
  none: "Every message was delivered, or is still being tried.",
  channel: "Channel",
  message: "Message",
  since: "Given up",
  error: "Last error",
  attempts: "{attempts, plural, one {# attempt} other {# attempts}}",
  act: "Decision",
  retry: "Try again",
  discard: "Discard",
  retryNamed: "Try again: message {key} of {channel}",
  discardNamed: "Discard: message {key} of {channel}",
  discardTitle: "Discard this message?",
  discardMeaning:
    "Message {key} of the channel {channel} will not be delivered. This cannot be taken back and is recorded in the journal.",
} as const;
