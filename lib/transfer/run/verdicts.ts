import type { Outcome } from "../outcome";
import type { Verdicts } from "../store/conflicts";

const STATUSES: readonly (Outcome["status"] | undefined)[] = [undefined, "created", "exists", "refused"];

/** What became of every line, in a byte each: a file may have millions. Refusals go on to the report. */
export class LineVerdicts implements Verdicts {
  private bytes = new Uint8Array(64 * 1024);
  private readonly counts = { created: 0, exists: 0, refused: 0 };

  constructor(private readonly onRefused: (outcome: Outcome & { status: "refused" }) => void) {}

  get(line: number): Outcome["status"] | undefined {
    return STATUSES[this.bytes[line] ?? 0];
  }

  set(outcome: Outcome): void {
    const { line, status } = outcome;
    const before = this.get(line);
    if (before !== undefined) this.counts[before] -= 1;
    this.counts[status] += 1;
    if (line >= this.bytes.length) this.grow(line);
    this.bytes[line] = STATUSES.indexOf(status);
    if (outcome.status === "refused") this.onRefused(outcome);
  }

  count(status: Outcome["status"]): number {
    return this.counts[status];
  }

  private grow(line: number): void {
    const larger = new Uint8Array(Math.max(line + 1, 2 * this.bytes.length));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
