import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { Handler } from "./front";

/**
 * A second door, on a free port of the loopback interface, for the requests that Next sends to itself: after a server action
 * that redirects, it fetches the next page over HTTP. Next would otherwise send them to the portal's public address, and a
 * `Host` header has in the past decided where they went (CVE-2024-34351). Headers of such a request were decided at the
 * front, when the action came in; a token of this process shows that it did.
 */
export type InnerDoor = {
  /** Give a request that passed the front the token that Next copies into its own requests. */
  mark(headers: IncomingHttpHeaders): void;
  /** Open the door; the answer is its origin. */
  open(handle: Handler): Promise<string>;
  close(): void;
};

const TOKEN_HEADER = "x-gatehouse-inner";

export function createInnerDoor(): InnerDoor {
  const token = randomBytes(24).toString("base64url");
  let server: Server | undefined;
  return {
    mark(headers) {
      headers[TOKEN_HEADER] = token;
    },
    open(handle) {
      const opened = createServer((request, response) => {
        if (!isToken(request.headers[TOKEN_HEADER], token)) {
          response.writeHead(403).end();
          return;
        }
        request.headers.host = String(request.headers["x-forwarded-host"]);
        handle(request, response).catch(() => response.destroy());
      });
      server = opened;
      return new Promise((resolve, reject) => {
        opened.once("error", reject);
        opened.listen(0, "127.0.0.1", () => {
          const address = opened.address();
          resolve(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
        });
      });
    },
    close() {
      server?.close();
      server?.closeAllConnections();
    },
  };
}

function isToken(given: string | string[] | undefined, token: string): boolean {
  return typeof given === "string" && given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token));
}
