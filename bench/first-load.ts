import { gzipSync } from "node:zlib";

/**
 * The JavaScript that a page names when it comes from the server: its scripts, what it preloads, and the chunks in the data
 * that React reads. Old browsers' polyfills (`nomodule`) are left out, as browsers of today leave them out.
 *
 * @returns bytes, each file compressed with gzip
 */
export async function firstLoadBytes(pageUrl: string): Promise<number> {
  const response = await fetch(pageUrl);
  if (!response.ok) throw new Error(`${pageUrl} answered ${response.status}.`);
  const html = (await response.text()).replaceAll(/<script[^>]*\bnomodule\b[^>]*>/gi, "");
  const paths = new Set(html.match(/\/_next\/static\/[\w\-./~%]+?\.js(?=["'\\?])/g));
  if (paths.size === 0) throw new Error(`${pageUrl} names no script; the way to find them is outdated.`);
  const sizes = await Promise.all([...paths].map(async (path) => compressedBytes(new URL(path, pageUrl).href)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function compressedBytes(url: string): Promise<number> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).byteLength;
}
