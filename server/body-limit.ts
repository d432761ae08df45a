import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

export type BodyProblem = { status: number; code: string; message: string };

/** How many bytes the body of a request may have: a picture of 10 MB with its form, a thousand users, and far less for everything else. */
export function maxBodyBytes(headers: IncomingHttpHeaders, path: string): number {
  const type = headers["content-type"]?.toLowerCase() ?? "";
  if (/^\/v1\/users\/batch\/?$/.test(path)) return 8 * MEGABYTE;
  if (path.startsWith("/v1/")) return /\/profile_image\/?$/.test(path) && /^(multipart\/form-data|application\/octet-stream)/.test(type) ? 16 * MEGABYTE : 128 * KILOBYTE;
  return type.startsWith("multipart/form-data") ? 16 * MEGABYTE : MEGABYTE;
}

/** What is wrong with a body before its first byte is read; null when nothing is. */
export function bodyProblem(headers: IncomingHttpHeaders, path: string): BodyProblem | null {
  const type = headers["content-type"]?.toLowerCase() ?? "";
  if (type.startsWith("multipart/form-data") && !/;\s*boundary=./.test(type)) {
    return { status: 400, code: "request_body_invalid", message: "A multipart body must name its boundary." };
  }
  if (Number(headers["content-length"] ?? 0) > maxBodyBytes(headers, path)) {
    return { status: 413, code: "request_body_too_large", message: "The body of this request is too large." };
  }
  return null;
}

/**
 * Count a body while it arrives, whoever reads it, and cut the connection off past the limit: a chunked body does not say
 * beforehand how long it will be.
 */
export function countBody(request: IncomingMessage, maxBytes: number, onExceeded: () => void): void {
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (received <= maxBytes) return push(chunk, encoding);
    request.push = () => false;
    onExceeded();
    request.destroy();
    return false;
  };
}
