/** What a session token says about itself; times in seconds. */
export interface JwtClaims {
  exp: number;
  iat: number;
  /** The session; tokens made from a template have none. */
  sid?: string;
  sub?: string;
  [name: string]: unknown;
}

/** The claims of a token, unverified: good for knowing when to ask for the next one, never for letting somebody in. */
export function claimsOf(jwt: string): JwtClaims | null {
  try {
    const payload = (jwt.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as JwtClaims;
  } catch {
    return null;
  }
}
