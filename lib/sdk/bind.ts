/**
 * Tie an object's methods to it, so that they work when they are taken out of it: `const { signOut } = clerk`. They stay out
 * of sight when the object is printed or copied.
 */
export function bindMethods(object: object): void {
  for (let layer = Object.getPrototypeOf(object) as object; layer !== Object.prototype; layer = Object.getPrototypeOf(layer) as object) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(layer))) {
      if (typeof value !== "function" || name === "constructor" || Object.hasOwn(object, name)) continue;
      Object.defineProperty(object, name, { value: value.bind(object), configurable: true, writable: true });
    }
  }
}
