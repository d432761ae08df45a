import type { ReferenceGroup } from "@/lib/api-reference/reference";
import { MethodAndPath } from "./method";

/** Every operation by method and path, in columns where there is room. */
export function OperationIndex({ groups, titleOf }: { groups: readonly ReferenceGroup[]; titleOf: (group: ReferenceGroup) => string }) {
  return (
    <div className="gap-x-10 xl:columns-2">
      {groups.map((group) => (
        <div key={group.id} className="break-inside-avoid pb-5">
          <h3 className="text-small font-medium text-ink-quiet">
            <bdi>{titleOf(group)}</bdi>
          </h3>
          <ul role="list" className="mt-1">
            {group.operations.map(({ id, method, path }) => (
              <li key={id}>
                <a href={`#${id}`} className="flex min-h-6 rounded-[3px] py-0.5 hover:bg-hover hover:underline">
                  <MethodAndPath method={method} path={path} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
