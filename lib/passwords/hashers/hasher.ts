/** One way in which a stored password may have been hashed: a row of the table in `./index.ts`. */
export type Hasher = {
  /** The name that `password_hasher` has in the API and in the database. */
  name: string;
  /** What a digest looks like, for the error that an import answers. */
  format: string;
  /** Whether the digest has this format, and verifying it costs no more than we are willing to spend. */
  accepts(digest: string): boolean;
  /**
   * Whether the password, byte for byte as it is given, belongs to the digest. Never holds the main thread for long;
   * compares in constant time.
   *
   * @throws DigestFormatError when `accepts(digest)` is false
   */
  verify(password: string, digest: string): Promise<boolean>;
  /**
   * Whether verifying the digest costs clearly more than a hash of our own, about 10 ms of one core, or holds the main
   * thread: such a digest waits in a queue of its own. False for what the hasher cannot read.
   */
  isDear(digest: string): boolean;
  /** Somebody else's server verifies: it costs no core here, but an unknown time. */
  remote: boolean;
  /** The document that defines the format, and where the test vectors come from. */
  source: string;
};

/** A stored digest that its hasher cannot read. The message never holds the digest. */
export class DigestFormatError extends Error {
  constructor(hasher: string) {
    super(`The stored digest is not of the form that ${hasher} expects.`);
    this.name = "DigestFormatError";
  }
}

type Definition<Parts> = Pick<Hasher, "name" | "format" | "source"> & {
  /** Take a digest apart; null when it is malformed, or would cost too much. Sees at most {@link LONGEST_DIGEST} characters. */
  read(digest: string): Parts | null;
  matches(password: string, parts: Parts): boolean | Promise<boolean>;
  /** Left out where no digest is. */
  isDear?(parts: Parts): boolean;
  remote?: boolean;
};

/** Longer than any digest of the table: 512 bytes of key in hexadecimal, and a salt. */
const LONGEST_DIGEST = 2048;

/** A row of the table, out of a strict parser and a comparison. */
export function hasherOf<Parts>({ name, format, source, read, matches, isDear = () => false, remote = false }: Definition<Parts>): Hasher {
  const parse = (digest: string) => (digest.length <= LONGEST_DIGEST ? read(digest) : null);
  return {
    name,
    format,
    source,
    remote,
    accepts: (digest) => parse(digest) !== null,
    isDear(digest) {
      const parts = parse(digest);
      return parts !== null && isDear(parts);
    },
    async verify(password, digest) {
      const parts = parse(digest);
      if (parts === null) throw new DigestFormatError(name);
      return matches(password, parts);
    },
  };
}
