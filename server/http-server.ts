import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/start-error";
import { MINUTE, SECOND } from "@/lib/time";

/** A node:http server with our limits, that answers garbage with 400 instead of a torn connection. */
export function createHttpServer(listener: (request: IncomingMessage, response: ServerResponse) => void): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 20 * SECOND,
      // A picture over a slow line takes its time.
      requestTimeout: 2 * MINUTE,
      // Longer than the 60 s of common load balancers, so that they close first and never send into a closed connection.
      keepAliveTimeout: 65 * SECOND,
    },
    listener,
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? "408 Request Timeout" : "400 Bad Request";
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

/**
 * Listen on the portal's port.
 *
 * @throws StartError when the port or address is not to be had
 */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

/**
 * Stop accepting, let running requests finish, and cut what still runs when the time is over.
 *
 * @returns whether every request was finished
 */
export async function drain(server: Server, graceMs: number): Promise<boolean> {
  let closed = false;
  server.close(() => (closed = true));
  for (const deadline = Date.now() + graceMs; !closed && Date.now() < deadline; await sleep(20)) server.closeIdleConnections();
  if (closed) return true;
  server.closeAllConnections();
  return false;
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): StartError {
  const reasons: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken on ${host}. Stop what uses it, or set PORT to another one.`,
    EACCES: `This user may not listen on port ${port}. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one that it has.`,
    ENOTFOUND: `HOST is no address: ${host}. Set it to an IP address of this machine.`,
  };
  return new StartError(reasons[error.code ?? ""] ?? `Gatehouse cannot listen on ${host}, port ${port} (${error.code ?? error.message}). Check HOST and PORT.`, { cause: error });
}
