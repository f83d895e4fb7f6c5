/** What a handler throws that was asked to do only what is small and found something large: the call is done again, apart. */
export class LargeWork extends Error {
  constructor() {
    super("this is done in a thread apart");
  }
}
