/**
 * Products in blocks: neighbouring ids with their lists, small enough to be read whole. Where a block ends depends on the ids near by and
 * not on what comes before, so that one new product changes one block. Codes and files: `symbols.ts`, `build-pack.ts`.
 */
import {
  type ByteWriter,
  byteWriter,
  writeBytes,
  writeUint32,
  writeVarint,
  writtenBytes,
} from "#core/pack/bytes.ts";
import type { KeyText } from "#core/pack/build/key-text.ts";
import { longestBlock, mostInBlock } from "#core/pack/layout.ts";
import { type Numbering, type ProductList, writeAfter, writeList } from "#core/pack/build/product-lists.ts";
import { Refusal } from "#core/problem.ts";

/** The blocks, and where in the pack each begins. */
export type Blocks = {
  readonly blocks: readonly Uint8Array[];
  /** Of each block, and one more at the end: ordinal of its first product. */
  readonly products: readonly number[];
  /** Likewise: number of the first advisory that is new in it. */
  readonly advisories: readonly number[];
};

const fewest = 8;
const mostBytes = 4096;
/** One id in this many ends a block. */
const usual = 24;

/** Puts products into blocks; numbers the advisories in passing. Throws a refusal (`too-large`) when one block passes 4 MiB. */
export function blocksOf(lists: readonly ProductList[], numbering: Numbering): Blocks {
  const found: { blocks: Uint8Array[]; products: number[]; advisories: number[] } = {
    blocks: [],
    products: [0],
    advisories: [0],
  };
  const owners = new Map<string, number>();
  const scratch = byteWriter();
  let open = openBlock(0);
  for (const [product, list] of lists.entries()) {
    if (isFull(open, list.id)) close(product);
    addProduct(open, list, { product, owners, numbering, scratch });
  }
  if (open.products > 0) close(lists.length);
  return found;

  function close(product: number): void {
    found.blocks.push(blockBytes(open));
    found.products.push(product);
    found.advisories.push(numbering.numbers.size);
    open = openBlock(numbering.numbers.size);
  }
}

type OpenBlock = {
  products: number;
  last: KeyText;
  readonly firstAdvisory: number;
  readonly names: ReturnType<typeof byteWriter>;
  readonly lists: ReturnType<typeof byteWriter>;
};

function openBlock(firstAdvisory: number): OpenBlock {
  return { products: 0, last: "", firstAdvisory, names: byteWriter(), lists: byteWriter() };
}

function isFull({ products, names, lists }: OpenBlock, next: KeyText): boolean {
  if (products >= mostInBlock || (products > 0 && names.length + lists.length >= mostBytes)) return true;
  return products >= fewest && hashOf(next) % usual === 0;
}

/** FNV-1a with a final mix, 32 bits. */
function hashOf(id: KeyText): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16_777_619);
  return (hash ^ (hash >>> 15)) >>> 0;
}

type Adding = {
  readonly product: number;
  /** The first product of each list. */
  readonly owners: Map<string, number>;
  readonly numbering: Numbering;
  /** Where each list is written first, since its length stands before it. */
  readonly scratch: ByteWriter;
};

function addProduct(
  block: OpenBlock,
  { id, said, order }: ProductList,
  { product, owners, numbering, scratch }: Adding,
): void {
  const owner = owners.get(order);
  writeAfter(block.names, block.last, id);
  writeVarint(block.names, owner === undefined ? 0 : product - owner);
  block.last = id;
  block.products++;
  if (owner !== undefined) return;
  owners.set(order, product);
  const newFrom = numbering.numbers.size - block.firstAdvisory;
  const list = scratch;
  list.length = 0;
  writeList(list, said, numbering);
  writeVarint(block.lists, list.length);
  writeVarint(block.lists, newFrom);
  writeBytes(block.lists, writtenBytes(list));
}

function blockBytes({ names, lists }: OpenBlock): Uint8Array {
  const out = byteWriter();
  writeVarint(out, names.length);
  writeBytes(out, writtenBytes(names));
  writeBytes(out, writtenBytes(lists));
  if (out.length > longestBlock) throw new Refusal("too-large", "what is said of one product passes 4 MiB");
  return writtenBytes(out).slice();
}

/** The table of blocks: offsets of their codes, first products, first advisories; each with the end behind the last. */
export function blockTable({ products, advisories }: Blocks, coded: readonly Uint8Array[]): Uint8Array {
  const out = byteWriter();
  let offset = 0;
  writeUint32(out, 0);
  for (const { length } of coded) writeUint32(out, (offset += length));
  for (const product of products) writeUint32(out, product);
  for (const advisory of advisories) writeUint32(out, advisory);
  return writtenBytes(out);
}
