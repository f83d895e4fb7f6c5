/** What stands beside a page whose session has ended, in English. */
export const sessionEnded = {
  title: "Your session has ended",
  kept: "What you typed stays here. Sign in again beside it, then send it once more.",
  done: "I have signed in",
  leave: "Leave this page",
  byLink: "By a one-time link: open it in another window of this browser, then come back here.",
} as const;
