import type { ReferenceObject } from "@/lib/api-reference/reference";
import { Disclosure } from "../ui/disclosure";
import { TypeBlock } from "./type-text";

/** The objects that answers share, each with what it consists of; open, because links lead here to read that. */
export function ObjectList({ objects }: { objects: readonly ReferenceObject[] }) {
  return (
    <ul role="list" className="divide-y divide-line border-y border-line">
      {objects.map(({ id, name, type }) => (
        <li key={id} id={id} className="scroll-mt-24 py-4">
          <Disclosure
            open
            summary={
              <h3 className="font-mono text-body text-ink">
                <bdi>{name}</bdi>
              </h3>
            }
          >
            <TypeBlock parts={type} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
