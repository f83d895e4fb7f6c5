/** An instant so many milliseconds after another. */
export function instantAt(from: string, milliseconds: number): string {
  return new Date(Date.parse(from) + milliseconds).toISOString();
}
