/** How work that nobody waits for leaves room for those who answer: after each step it rests as long as the step took, so that it takes half of the time at most, and more is done by the next one. */

/** So long a rest is at most: whoever waits for what is done behind is not to notice. */
const longestRest = 250;

/** Rests after a step that was begun then, by the clock of `performance.now`. */
export async function restAfter(began: number): Promise<void> {
  const rest = Math.min(longestRest, performance.now() - began);
  await new Promise((resume) => setTimeout(resume, rest));
}
