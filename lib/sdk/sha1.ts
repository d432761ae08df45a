/**
 * SHA-1 of a text, in base64. The browser's own is not to be had on pages over plain http, and comes only as a promise;
 * nothing here rests on its strength.
 *
 * @see RFC 3174
 */
export function sha1(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  const set = (index: number, byte: number) => (words[index >> 2] = at(words, index >> 2) | (byte << (24 - (index % 4) * 8)));
  bytes.forEach((byte, index) => set(index, byte));
  set(bytes.length, 0x80);
  words[words.length - 1] = bytes.length * 8;

  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < words.length; block += 16) {
    const schedule = Array.from(words.subarray(block, block + 16));
    for (let index = 16; index < 80; index++) schedule.push(rotate(at(schedule, index - 3) ^ at(schedule, index - 8) ^ at(schedule, index - 14) ^ at(schedule, index - 16), 1));
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
    schedule.forEach((word, index) => {
      const [mix, constant] = index < 20 ? [(b & c) | (~b & d), 0x5a827999] : index < 40 ? [b ^ c ^ d, 0x6ed9eba1] : index < 60 ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc] : [b ^ c ^ d, 0xca62c1d6];
      [a, b, c, d, e] = [(rotate(a, 5) + mix + e + constant + word) >>> 0, a, rotate(b, 30) >>> 0, c, d];
    });
    [a, b, c, d, e].forEach((value, index) => (hash[index] = (at(hash, index) + value) >>> 0));
  }
  return btoa(hash.flatMap((word) => [24, 16, 8, 0].map((shift) => String.fromCharCode((word >>> shift) & 255))).join(""));
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}
