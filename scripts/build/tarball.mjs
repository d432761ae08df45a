import { gzipSync } from "node:zlib";

const BLOCK_BYTES = 512;
/** npm's own date for everything it packs: the same content makes the same bytes. */
const MODIFIED_SECONDS = 499162500;

/**
 * Pack files as npm does.
 *
 * @param {Map<string, Uint8Array>} files by path
 * @see POSIX.1-2017, pax, ustar interchange format
 */
export function packageTarball(files) {
  const blocks = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([path, contents]) => [header(`package/${path}`, contents.length), padded(contents)]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK_BYTES)]), { level: 9 });
}

function header(path, bytes) {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long for a tarball.`);
  const block = Buffer.alloc(BLOCK_BYTES);
  const octal = (value, digits) => `${value.toString(8).padStart(digits, "0")}\0`;
  block.write(path, 0);
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(bytes, 11), 124);
  block.write(octal(MODIFIED_SECONDS, 11), 136);
  // The sum is reckoned as if its own place held blanks.
  block.write(" ".repeat(8), 148);
  block.write("0", 156);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function padded(contents) {
  return Buffer.concat([contents, Buffer.alloc((BLOCK_BYTES - (contents.length % BLOCK_BYTES)) % BLOCK_BYTES)]);
}
