import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** How to start PostgreSQL's programs, which refuse to run as root. */
export type Account = {
  /** User and group to change to; empty while we are not root. */
  ids: { uid?: number; gid?: number };
  /** Put in front of every command. */
  prefix: string[];
};

const OWN_ACCOUNT: Account = { ids: {}, prefix: [] };

/** A user namespace in which root is somebody else: PostgreSQL is content, and files stay root's. */
const NAMESPACE: Account = { ids: {}, prefix: ["unshare", "--user", "--map-user=1000", "--map-group=1000"] };

/**
 * Choose the account for the server. Root becomes the user `postgres` or `nobody` when that user can reach the programs
 * and the data (not in a home such as /root); otherwise a user namespace helps. Data that exists keeps its owner.
 *
 * @param paths folders that the server must reach
 * @param dataDirectory the cluster's own folder, if it exists
 */
export function serverAccount(paths: string[], dataDirectory: string): Account {
  if (process.getuid?.() !== 0) return OWN_ACCOUNT;
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner) return owner.uid === 0 ? NAMESPACE : { ids: { uid: owner.uid, gid: owner.gid }, prefix: [] };
  const user = ["postgres", "nobody"].map(findUser).find((found) => found !== undefined);
  return user && paths.every((path) => canEnter(path, user)) ? { ids: user, prefix: [] } : NAMESPACE;
}

function findUser(name: string): { uid: number; gid: number } | undefined {
  if (!existsSync("/etc/passwd")) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((entry) => entry.split(":"))
    .find((fields) => fields[0] === name);
  const [uid, gid] = [Number(line?.[2]), Number(line?.[3])];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

function canEnter(path: string, { uid, gid }: { uid: number; gid: number }): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const execute = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
