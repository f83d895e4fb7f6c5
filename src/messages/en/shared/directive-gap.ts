/** What is not known of a directive, in English. Each sentence has the same values, said or not. */

export const directiveGap = {
  "newer-agent":
    "{directive} (revision {revision}): unknown – it must not be used without understanding {words}, which this program does not know. Use a newer agent.",
  unreadable:
    "{directive} (revision {revision}): unknown – this program cannot read it ({words}). Use a newer agent, or tell the room.",
  "changed-here":
    "{directive} (revision {revision}): unknown – the file here is not what was synced. Run sync again.",
  "older-listed":
    "{directive}: the room shows only an older revision ({words}). Revision {revision}, known here, stays in force. Ask the room.",
  "not-listed":
    "{directive}: the room no longer shows it. Revision {revision}, known here, stays in force. Ask the room.",
  unsigned:
    "{directive}: revision {revision} is not obeyed here: {count} of {needed} signatures; missing {missing}. What was known before stays in force. Ask the room.",
  "no-order":
    "{directive}: revision {revision} is not obeyed here, since it is no order of the offices ({words}). What was known before stays in force. Ask the room.",
  exchanged:
    "ALARM: the room shows another content under {directive}, revision {revision}, than the one known here. Nothing was replaced; what is known here stays in force. Ask the room by another way before you trust it.",
  "facts-refused":
    "{directive}: newer facts of it were refused ({words}); its deadlines may be earlier than shown here.",
  "facts-changed":
    "{directive}: its facts here are not what was synced; its deadlines may be earlier than shown here. Run sync again.",
  "rules-unknown":
    "{directive} (revision {revision}): unknown by when – this program does not know {words}. Its own text says what it asks. Use a newer agent.",
  "not-vouched":
    "{directive} (revision {revision}): unknown – the room shows it, and no lead authority vouches for it in the signed metadata. Ask the room by another way.",
} as const;
