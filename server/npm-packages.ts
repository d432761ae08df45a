import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { pathOf } from "@/lib/http/request-target";

export type NpmPackagesOptions = {
  /** What the build made of the browser SDK. */
  sdkFolder: string;
  /** Where npm installs packages: some of them are handed on. */
  modulesFolder: string;
};

/** A file that was asked for, and whether its address will always mean the same content. */
type Found = { file: string; immutable: boolean };

type Body = { plain: Buffer; brotli: Buffer | null; gzip: Buffer | null; etag: string };

const TYPES: Partial<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".tgz": "application/gzip",
};
/** Enough for scripts, and quick enough to be done while somebody waits. */
const BROTLI_QUALITY = 9;

/**
 * Answer `/npm/…` as a package registry's file server does: our browser SDK under its own name and, where no version is
 * asked for, under the published one's; the published packages in the version that is installed here.
 *
 * @returns a handler, which is false for what does not stand below `/npm/`
 */
export function createNpmPackages({ sdkFolder, modulesFolder }: NpmPackagesOptions): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const sdk = join(sdkFolder, "package");
  const bodies = new Map<string, Promise<Body | null>>();
  const find = (path: string): Found | string => {
    const tarball = /^gatehouse(?:-(\d[\w.-]*))?\.tgz$/.exec(path);
    if (tarball) return tarball[1] === undefined || tarball[1] === versionIn(sdk) ? { file: `${sdkFolder}/package.tgz`, immutable: tarball[1] !== undefined } : otherVersion("gatehouse", versionIn(sdk));
    const [, name = "", asked = "latest", rest = ""] = /^(gatehouse|@clerk\/(?:clerk-js|ui))(?:@([^/]+))?\/(.+)$/.exec(path) ?? [];
    if (name === "" || !rest.split("/").every(isPlainName)) return "There is no such package here.";
    const isOurs = name === "gatehouse" || (name === "@clerk/clerk-js" && asked === "latest");
    const folder = isOurs ? sdk : join(modulesFolder, name);
    const version = versionIn(folder);
    if (version === null) return `${name} is not installed with this portal: it is an optional dependency. Install it, or use ${name}@latest where that is ours.`;
    if (asked !== "latest" && asked !== version && !version.startsWith(`${asked}.`)) return otherVersion(name, version);
    // Of a published package, what a page may load; the rest of it is npm's business.
    if (!isOurs && !rest.startsWith("dist/")) return "There is no such file in this package.";
    return { file: join(folder, rest), immutable: asked === version };
  };

  return async (request, response) => {
    const path = pathOf(request.url ?? "");
    if (!path.startsWith("/npm/")) return false;
    // Scripts are for everybody: they hold no secret, and pages ask for them without credentials.
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("cross-origin-resource-policy", "cross-origin");
    response.setHeader("x-content-type-options", "nosniff");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      say(response, 405, "A package can only be read.");
      return true;
    }
    const found = find(decodeURIComponent(path).slice("/npm/".length));
    if (typeof found === "string") {
      say(response, 404, found);
      return true;
    }
    const reading = bodies.get(found.file) ?? readBody(found.file);
    bodies.set(found.file, reading);
    const body = await reading;
    if (body === null) {
      bodies.delete(found.file);
      say(response, 404, "There is no such file in this package.");
    } else send(request, response, found, body);
    return true;
  };
}

/** The version of a package, or null when it is not there. */
function versionIn(folder: string): string | null {
  try {
    return String((JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: unknown }).version);
  } catch {
    return null;
  }
}

function otherVersion(name: string, version: string | null): string {
  return `This portal has version ${version} of ${name}.`;
}

/** A name that leads downwards: neither `..` nor a hidden file. */
function isPlainName(name: string): boolean {
  return /^[\w@+-][\w@+.-]*$/.test(name);
}

/** Read and compress a file once: there are few of them, and each is asked for by every visitor of an app. */
async function readBody(file: string): Promise<Body | null> {
  const plain = await readFile(file).catch(() => null);
  if (plain === null) return null;
  const etag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  if (file.endsWith(".tgz")) return { plain, brotli: null, gzip: null, etag };
  const [brotli, gzipped] = await Promise.all([promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }), promisify(gzip)(plain, { level: 9 })]);
  return { plain, brotli, gzip: gzipped, etag };
}

function send(request: IncomingMessage, response: ServerResponse, { file, immutable }: Found, body: Body): void {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const encoding = body.brotli && /\bbr\b/.test(accepted) ? "brotli" : body.gzip && /\bgzip\b/.test(accepted) ? "gzip" : "plain";
  const etag = `"${body.etag}-${encoding}"`;
  response.setHeader("vary", "Accept-Encoding");
  response.setHeader("etag", etag);
  // A name without its version changes its content with the portal, and its parts must fit each other: always ask.
  response.setHeader("cache-control", immutable ? "public, max-age=31536000, immutable" : "public, no-cache");
  if (request.headers["if-none-match"]?.split(/,\s*/).includes(etag)) {
    response.writeHead(304).end();
    return;
  }
  const content = body[encoding] ?? body.plain;
  response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
  response.setHeader("content-length", content.length);
  if (encoding !== "plain") response.setHeader("content-encoding", encoding === "brotli" ? "br" : "gzip");
  response.end(request.method === "HEAD" ? undefined : content);
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.statusCode = status;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.end(`${sentence}\n`);
}
