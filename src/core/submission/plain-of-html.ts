/** The words of HTML, for a message that has nothing else. Nothing is rendered or loaded. */

/** The text between tags, a line for each block. */
export function plainOf(html: string): string {
  const parts: string[] = [];
  for (const piece of html.split("<")) {
    const end = piece.indexOf(">");
    const tag = parts.length === 0 && !html.startsWith("<") ? "" : piece.slice(0, Math.max(end, 0));
    const words = end < 0 ? piece : piece.slice(end + 1);
    parts.push(/^(?:br|\/?p|\/?div|\/?tr|\/?li|\/?h\d)\b/i.test(tag) ? `\n${words}` : words);
  }
  return parts
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
