/** Which reports have a trait: lists of small numbers under a number, in a few flat arrays. What is taken away is skipped until the owner builds anew. */

const empty = -1;

/** Lists of documents by term, and how many documents have each term. */
export class Postings {
  #terms = new Int32Array(1 << 12);
  #heads = new Int32Array(1 << 12).fill(empty);
  #counts = new Int32Array(1 << 12);
  #size = 0;
  #documents = new Int32Array(1 << 14);
  #next = new Int32Array(1 << 14);
  #used = 0;

  /** Notes that a document has a term; a document notes each of its terms once. */
  add(term: number, document: number): void {
    if (this.#used === this.#documents.length) this.#growLists();
    if (2 * this.#size >= this.#terms.length) this.#growTerms();
    const slot = this.#slotOf(term);
    if ((this.#heads[slot] ?? empty) === empty) this.#size++;
    this.#terms[slot] = term;
    this.#documents[this.#used] = document;
    this.#next[this.#used] = this.#heads[slot] ?? empty;
    this.#heads[slot] = this.#used++;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  /** How many documents noted the term, those taken away since among them. */
  count(term: number): number {
    return this.#counts[this.#slotOf(term)] ?? 0;
  }

  /** Calls back with every document that noted the term, the newest first. */
  each(term: number, see: (document: number) => void): void {
    for (let at = this.#heads[this.#slotOf(term)] ?? empty; at !== empty; at = this.#next[at] ?? empty)
      see(this.#documents[at] ?? 0);
  }

  /** Open addressing with linear steps; the table is at most half full. */
  #slotOf(term: number): number {
    const mask = this.#terms.length - 1;
    let slot = (Math.imul(term, 0x9e3779b1) >>> 0) & mask;
    while (this.#heads[slot] !== empty && this.#terms[slot] !== term) slot = (slot + 1) & mask;
    return slot;
  }

  #growLists(): void {
    const longer = (old: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#documents = longer(this.#documents);
    this.#next = longer(this.#next);
  }

  #growTerms(): void {
    const [terms, heads, counts] = [this.#terms, this.#heads, this.#counts];
    this.#terms = new Int32Array(terms.length * 2);
    this.#heads = new Int32Array(terms.length * 2).fill(empty);
    this.#counts = new Int32Array(terms.length * 2);
    for (const [at, head] of heads.entries()) {
      if (head === empty) continue;
      const slot = this.#slotOf(terms[at] ?? 0);
      this.#terms[slot] = terms[at] ?? 0;
      this.#heads[slot] = head;
      this.#counts[slot] = counts[at] ?? 0;
    }
  }
}
