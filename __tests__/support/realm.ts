// Jest runs each test file in a realm of its own, where `instanceof Error` is false for the errors that Node's network
// code throws, since those come from the realm outside. In production there is one realm. Importing this file makes
// the two alike: an error of any realm is an Error here.

for (const [base, name] of [
  [Error, 'Error'],
  [AggregateError, 'AggregateError'],
] as const) {
  const inRealm = Function.prototype[Symbol.hasInstance]
  Object.defineProperty(base, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, value: unknown): boolean {
      // Subclasses inherit this method; they are asked in the usual way.
      if (inRealm.call(this, value)) return true
      return (
        this === base && Object.prototype.toString.call(value) === '[object Error]' && isNamed(value, name)
      )
    },
  })
}

function isNamed(error: unknown, name: string): boolean {
  for (let proto = error; proto !== null; proto = Object.getPrototypeOf(proto)) {
    if ((proto as { constructor?: { name?: string } }).constructor?.name === name) return true
  }
  return false
}
