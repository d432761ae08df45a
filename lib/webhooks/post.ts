import { request as requestByHttp, type IncomingMessage } from "node:http";
import { request as requestByHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { mayReach } from "./reach";
import { resolveHost, type Resolve } from "./resolve";

/** What a receiver answered; `excerpt` is the beginning of its body, as one line. */
export type Answer = { status: number; excerpt: string };

/** Why nobody answered, in a few words. */
export class NoAnswerError extends Error {}

type Posting = { url: string; headers: Record<string, string>; body: string; signal: AbortSignal; resolve?: Resolve };

const MAX_READ_BYTES = 4_096;
const MAX_EXCERPT_CHARACTERS = 500;

/**
 * Post a message to an address that somebody has typed. The host is looked up once and the connection goes to what was found
 * and allowed, so that a name that means something else a moment later leads nowhere. Redirects are not followed.
 *
 * @throws NoAnswerError when the address may not be reached, or nobody answers there in time
 */
export async function post({ url, headers, body, signal, resolve = resolveHost }: Posting): Promise<Answer> {
  try {
    const target = new URL(url);
    const addresses = await inTime(resolve(target.hostname), signal);
    if (addresses.length === 0) throw new NoAnswerError("ENOTFOUND");
    if (!addresses.every((address) => mayReach(address, target.protocol))) throw new NoAnswerError("address not allowed");
    return await send(target, addresses, { headers, body, signal });
  } catch (error) {
    throw error instanceof NoAnswerError ? error : new NoAnswerError(signal.aborted ? "timed out" : failureOf(error));
  }
}

function send(url: URL, addresses: readonly string[], { headers, body, signal }: Pick<Posting, "headers" | "body" | "signal">): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestByHttps : requestByHttp;
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const asking = request(url, { method: "POST", headers: { ...headers, ...length }, signal, agent: false, lookup: pinnedTo(addresses) }, (response) => {
      // The status has said what matters: whatever breaks off now breaks off the body alone.
      asking.off("error", reject).on("error", () => {});
      void excerptOf(response).then((excerpt) => resolve({ status: response.statusCode ?? 0, excerpt }));
    });
    asking.on("error", reject).end(body);
  });
}

/** A look-up that knows one host. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all }, callback) => {
    if (all) callback(null, found);
    else callback(null, found[0]?.address ?? "", found[0]?.family);
  };
}

/** A body that breaks off is read as far as it came. */
async function excerptOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= MAX_READ_BYTES) break;
    }
  } catch {
    response.destroy();
  }
  const text = Buffer.concat(chunks).subarray(0, MAX_READ_BYTES).toString("utf8");
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim().slice(0, MAX_EXCERPT_CHARACTERS);
}

function inTime<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const end = new Promise<never>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
  return Promise.race([promise, end]);
}

function failureOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^[A-Z0-9_]{1,64}$/.test(code) ? code : "connection failed";
}
