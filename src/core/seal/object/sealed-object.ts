/** A sealed object whole: sealed for readers, opened by them, wrapped for others, shredded. What is read and written stays with callers. */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { joined } from "#core/seal/algorithm.ts";
import {
  beginContent,
  type ContentParts,
  openContent,
  type OpenContent,
  type ReadAt,
  sealContent,
} from "#core/seal/object/content.ts";
import { saltBytes } from "#core/seal/object/cobblestone.ts";
import {
  headLength,
  isHeadOf,
  prefixBytes,
  readHeader,
  type SealedHeader,
  writeHeader,
} from "#core/seal/object/sealed-header.ts";
import { type Holder, type ObjectReader, type Release, unwrapKey, wrapKey } from "#core/seal/object/wraps.ts";

/** Random bytes, from where the caller runs. */
type Random = (length: number) => Uint8Array;

/** For whom an object is sealed, how many of them it takes, and the length of the content where it is known. */
export type SealingTerms = {
  readonly readers: readonly ObjectReader[];
  readonly needed?: number;
  readonly size?: number;
};

/** The head of a sealed object as it was found, and where its content begins. */
export type SealedHead = {
  readonly header: SealedHeader;
  readonly headAndCode: Uint8Array;
  readonly contentAt: number;
};

/** Seals a stream for readers under a new id and a new key. */
export async function* sealObject(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  terms: SealingTerms,
  random: Random,
): AsyncGenerator<ContentParts> {
  const key = random(32);
  const object = random(16).toHex();
  yield [await sealedHead(key, object, terms)];
  yield* sealContent(source, { key, object, salt: random(saltBytes) });
}

async function sealedHead(key: Uint8Array, object: string, terms: SealingTerms): Promise<Uint8Array> {
  const { readers, needed = 1, size } = terms;
  const header = { object, needed, readers: readers.map(({ keyid }) => keyid) };
  const wraps = await wrapKey(key, header, readers);
  return await writeHeader({ ...header, wraps, ...(size === undefined ? {} : { size }) }, key);
}

/** Reads the head of an object. */
export async function readHead(readAt: ReadAt): Promise<Parsed<SealedHead>> {
  const length = headLength(await readAt(0, prefixBytes));
  if (!length.ok) return length;
  const headAndCode = await readAt(prefixBytes, length.value);
  if (headAndCode.length < length.value)
    return failed("", "sealed-truncated", "The object is cut off within its head.");
  const header = readHeader(headAndCode);
  return header.ok
    ? parsed({ header: header.value, headAndCode, contentAt: prefixBytes + length.value })
    : header;
}

/** The content key of an object, from those who hold keys, each in turn; or what they release for the next. */
export async function contentKey(
  head: SealedHead,
  holders: readonly Holder[],
  released: Release | null = null,
): Promise<Parsed<{ readonly key: Uint8Array } | { readonly release: Release }>> {
  let release = released;
  for (const holder of holders) {
    const unwrapped = await unwrapKey(head.header, holder, release);
    if (!unwrapped.ok) return unwrapped;
    if ("release" in unwrapped.value) release = unwrapped.value.release;
    else if (await isHeadOf(head.headAndCode, unwrapped.value.key)) return parsed(unwrapped.value);
    else
      return failed(
        "/readers",
        "sealed-readers-changed",
        "The head of the object, with its list of readers, was changed.",
      );
  }
  return release === null ? failed("/readers", "sealed-not-reader", "No key is given.") : parsed({ release });
}

/** The content of an object, ready to be opened with its key. */
export async function contentOf(
  { header, contentAt }: SealedHead,
  key: Uint8Array,
  file: { readonly readAt: ReadAt; readonly length: number },
): Promise<Parsed<OpenContent>> {
  const readAt: ReadAt = async (position, length) => await file.readAt(contentAt + position, length);
  const { object, size } = header;
  return await beginContent({ key, object, size, length: file.length - contentAt, readAt });
}

/** A new head for the same content: the same key, wrapped for other readers. Whoever could read before may have kept the key: to shut out, seal anew. */
export async function rewrapped(head: SealedHead, key: Uint8Array, terms: SealingTerms): Promise<Uint8Array> {
  const { object, size } = head.header;
  return await sealedHead(key, object, { ...terms, ...(size === undefined ? {} : { size }) });
}

/** The head of an object whose wraps are gone: nobody opens it again. */
export async function shreddedHead({ header }: SealedHead): Promise<Uint8Array> {
  return await writeHeader({ ...header, readers: [], wraps: [] }, null);
}

/** Seals bytes that are in memory. */
export async function sealBytes(bytes: Uint8Array, terms: SealingTerms, random: Random): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const some of sealObject([bytes], { ...terms, size: bytes.length }, random)) parts.push(...some);
  return joined(...parts);
}

/** Opens an object that is in memory. */
export async function openBytes(sealed: Uint8Array, holders: readonly Holder[]): Promise<Parsed<Uint8Array>> {
  const readAt: ReadAt = async (position, length) => sealed.subarray(position, position + length);
  const head = await readHead(readAt);
  if (!head.ok) return head;
  const unwrapped = await contentKey(head.value, holders);
  if (!unwrapped.ok) return unwrapped;
  if ("release" in unwrapped.value)
    return failed("/readers", "sealed-others-needed", "Others must open it too.");
  const content = await contentOf(head.value, unwrapped.value.key, { readAt, length: sealed.length });
  if (!content.ok) return content;
  const parts: Uint8Array[] = [];
  for await (const some of openContent(content.value)) {
    if (!some.ok) return some;
    parts.push(...some.value);
  }
  return parsed(joined(...parts));
}
