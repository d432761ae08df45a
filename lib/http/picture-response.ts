/**
 * Answer with a picture that never changes under its address. Apps embed it from other origins, hence the resource policy;
 * whatever its bytes are, they run nothing: no script, no frame, no sniffing into another type.
 *
 * @see https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header; RFC 8246 (immutable)
 */
export function pictureResponse(request: Request, picture: { bytes: BodyInit; contentType: string; version: string }): Response {
  const etag = `"${picture.version}"`;
  const headers = new Headers({
    "Content-Type": picture.contentType,
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    ETag: etag,
  });
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(picture.bytes, { headers });
}

/** No picture: must not be remembered, since an id may come to be. */
export function noPictureResponse(): Response {
  return new Response(null, { status: 404, headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } });
}

/** @see RFC 9110 section 13.1.2: a list of entity tags, compared weakly, or `*` */
function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(",").some((candidate) => ["*", etag].includes(candidate.trim().replace(/^W\//, "")));
}
