/**
 * The names of the values that an ICU message takes: `{name}`, `{count, plural, …}`. In a message, braces open an argument
 * and, inside an argument, a branch of text, in turns; so the arguments are those at odd depth.
 */
export function placeholdersOf(message: string): Set<string> {
  const names = new Set<string>();
  let depth = 0;
  for (let index = 0; index < message.length; index++) {
    if (message[index] === "}") depth--;
    if (message[index] !== "{") continue;
    depth++;
    const name = depth % 2 === 1 ? /^\{\s*(\w+)\s*[,}]/.exec(message.slice(index))?.[1] : undefined;
    if (name) names.add(name);
  }
  return names;
}
