/** A short name for a browser by what it calls itself: enough to tell one's own devices apart, no more. */

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bWhale\//, "Whale"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:OPR|Opera)\//, "Opera"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, "Windows"],
  [/\b(?:iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** The browser and its system, as "Firefox, Linux"; of one that is not known what it calls itself, cut. */
export function deviceName(userAgent: string): string {
  const named = [browsers, systems].flatMap((table) => {
    const found = table.find(([form]) => form.test(userAgent));
    return found === undefined ? [] : [found[1]];
  });
  return named.length === 0 ? userAgent.slice(0, 60) : named.join(", ");
}
