import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";

/** The server of somebody's app: another origin than the portal's, which holds what a test puts there. */
export type AppServer = {
  origin: string;
  /** Put a file there; its name's ending says what it is. */
  put: (path: `/${string}`, content: string | Uint8Array) => void;
  close: () => Promise<void>;
};

const TYPES: Partial<Record<string, string>> = { "": "text/html; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8" };

/** Start a server for an app on a port of its own. */
export async function startAppServer(): Promise<AppServer> {
  const files = new Map<string, string | Uint8Array>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const content = files.get(pathname);
    response.writeHead(content === undefined ? 404 : 200, { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream", "cache-control": "no-store" });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://localhost:${port}`, put: (path, content) => void files.set(path, content), close };
}
