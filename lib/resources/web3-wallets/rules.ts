import { keccak_256 } from "@noble/hashes/sha3.js";

const ADDRESS = /^0x[0-9a-f]{40}$/i;

/**
 * The one way to write the address of a wallet, so that the database can tell whether two are the same: lower case. Null for
 * what is no Ethereum address. Capitals are a checksum: where there are some, they must be right, or a figure was mistyped.
 *
 * @see https://eips.ethereum.org/EIPS/eip-55
 */
export function normaliseWeb3Wallet(text: string): string | null {
  const written = text.trim();
  if (!ADDRESS.test(written)) return null;
  const [digits, lower] = [written.slice(2), written.slice(2).toLowerCase()];
  const isMixed = digits !== lower && digits !== digits.toUpperCase();
  return isMixed && digits !== withChecksum(lower) ? null : `0x${lower}`;
}

/** Each letter is a capital where the hash of the address has a figure above seven. */
function withChecksum(lower: string): string {
  const hash = Buffer.from(keccak_256(Buffer.from(lower, "ascii"))).toString("hex");
  return lower.replace(/[a-f]/g, (letter, index: number) => (Number.parseInt(hash.charAt(index), 16) > 7 ? letter.toUpperCase() : letter));
}
