/**
 * The order in which the paths of route files are tried: a name comes before a parameter in its place, so that
 * `/v1/users/count` is no user called "count". Next does the same.
 */
export function namesBeforeParameters(a: string, b: string): number {
  return sortKey(a) < sortKey(b) ? -1 : 1;
}

function sortKey(path: string): string {
  return path.replaceAll("[", "\uffff");
}
