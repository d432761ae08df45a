/** One way in which a stored password may have been hashed: a row of the table in `./index.ts`. */
export type Hasher = {
  /** The name that `password_hasher` has in the API and in the database. */
  name: string;
  /** What a digest looks like, for the error that an import answers. */
  format: string;
  /** Whether the digest has this format, and verifying it costs no more than we are willing to spend. */
  accepts(digest: string): boolean;
  /**
   * Whether the password, normalised already, belongs to the digest. Runs off the main thread; compares in constant time.
   *
   * @throws DigestFormatError when `accepts(digest)` is false
   */
  verify(password: string, digest: string): Promise<boolean>;
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
