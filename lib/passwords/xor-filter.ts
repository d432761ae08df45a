import { createHash } from "node:crypto";

/**
 * A set that answers "perhaps" or "certainly not" from about 3.7 bytes per member: an xor filter with fingerprints of
 * 24 bits. Members are always found; a stranger is taken for one with probability 2^-24 (6 in 100 million).
 *
 * The file: the 4 letters `GHX1`, then three unsigned 32-bit big-endian numbers (seed, slots per block, members), then
 * three blocks of slots with 3 bytes each. SHA-256 of the seed and a text gives its slot in each block and its
 * fingerprint; a member's three slots, combined by xor, are its fingerprint.
 *
 * @see Graf and Lemire, "Xor Filters: Faster and Smaller Than Bloom and Cuckoo Filters", 2020, https://arxiv.org/abs/1912.08258
 */
export type XorFilter = { has(text: string): boolean; members: number };

const MAGIC = "GHX1";
const HEADER_BYTES = 16;
const SLOT_BYTES = 3;
/** Below this, peeling rarely succeeds. */
const SLOTS_PER_MEMBER = 1.23;
const SPARE_SLOTS = 32;
const MOST_SEEDS = 100;

type Place = { slots: [number, number, number]; fingerprint: number };

/**
 * Open a filter that {@link buildXorFilter} made. The bytes are used in place.
 *
 * @throws Error when the bytes are not a whole filter
 */
export function openXorFilter(bytes: Buffer): XorFilter {
  if (bytes.length < HEADER_BYTES || bytes.toString("latin1", 0, 4) !== MAGIC) throw new Error("Not a filter of this format.");
  const [seed, blockSlots, members] = [bytes.readUInt32BE(4), bytes.readUInt32BE(8), bytes.readUInt32BE(12)];
  if (bytes.length !== HEADER_BYTES + 3 * blockSlots * SLOT_BYTES) throw new Error("The filter is not whole.");
  const slot = (index: number) => bytes.readUIntBE(HEADER_BYTES + index * SLOT_BYTES, SLOT_BYTES);
  return {
    members,
    has(text) {
      const { slots, fingerprint } = place(text, seed, blockSlots);
      return (slot(slots[0]) ^ slot(slots[1]) ^ slot(slots[2])) === fingerprint;
    },
  };
}

/** Make the bytes of a filter. The same members give the same bytes, in whatever order. */
export function buildXorFilter(texts: ReadonlySet<string>): Buffer {
  const blockSlots = Math.ceil((SLOTS_PER_MEMBER * texts.size + SPARE_SLOTS) / 3);
  const sorted = [...texts].sort();
  for (let seed = 0; seed < MOST_SEEDS; seed += 1) {
    const places = sorted.map((text) => place(text, seed, blockSlots));
    const order = peel(places, 3 * blockSlots);
    if (!order) continue;
    const bytes = Buffer.alloc(HEADER_BYTES + 3 * blockSlots * SLOT_BYTES);
    bytes.write(MAGIC, 0, "latin1");
    [seed, blockSlots, texts.size].forEach((value, index) => bytes.writeUInt32BE(value, 4 + 4 * index));
    fill(bytes.subarray(HEADER_BYTES), places, order);
    return bytes;
  }
  throw new Error("No seed gives a filter.");
}

function place(text: string, seed: number, blockSlots: number): Place {
  const digest = createHash("sha256").update(`${seed}:${text}`).digest();
  const slotOf = (block: number) => block * blockSlots + Math.floor((digest.readUInt32BE(4 * block) * blockSlots) / 2 ** 32);
  return { slots: [slotOf(0), slotOf(1), slotOf(2)], fingerprint: digest.readUIntBE(12, SLOT_BYTES) };
}

/**
 * Take away, again and again, a member that has a slot to itself.
 *
 * @returns pairs of member and its own slot in the order taken, or undefined when some members remain
 */
function peel(places: readonly Place[], slotCount: number): [member: number, slot: number][] | undefined {
  const sharers = new Uint32Array(slotCount);
  const combined = new Uint32Array(slotCount);
  const toggle = (member: number, change: 1 | -1) => {
    for (const slot of places[member]?.slots ?? []) {
      sharers[slot] = (sharers[slot] ?? 0) + change;
      combined[slot] = (combined[slot] ?? 0) ^ member;
    }
  };
  places.forEach((_, member) => toggle(member, 1));

  const order: [number, number][] = [];
  const alone = Array.from(sharers.keys()).filter((slot) => sharers[slot] === 1);
  for (let slot = alone.pop(); slot !== undefined; slot = alone.pop()) {
    if (sharers[slot] !== 1) continue;
    // Numbers of all sharers, combined by xor, are the number of the only one.
    const member = combined[slot] ?? 0;
    order.push([member, slot]);
    toggle(member, -1);
    for (const freed of places[member]?.slots ?? []) if (sharers[freed] === 1) alone.push(freed);
  }
  return order.length === places.length ? order : undefined;
}

/** Last taken first: a member's own slot is free to be set when the other two have their values. */
function fill(slots: Buffer, places: readonly Place[], order: readonly [member: number, slot: number][]): void {
  for (const [member, own] of order.toReversed()) {
    const { slots: all, fingerprint } = places[member] as Place;
    const value = all.filter((slot) => slot !== own).reduce((sum, slot) => sum ^ slots.readUIntBE(slot * SLOT_BYTES, SLOT_BYTES), fingerprint);
    slots.writeUIntBE(value, own * SLOT_BYTES, SLOT_BYTES);
  }
}
