// Small checks of JSON from outside. Each writes down every problem it finds with the path it found it at.

export type Check = (value: unknown, path: string, problems: string[]) => void

export const text: Check = (value, path, problems) => {
  if (typeof value !== 'string' || value === '')
    problems.push(`${path}: has to be a string that is not empty`)
}

/** A string that may be empty. */
export const string: Check = (value, path, problems) => {
  if (typeof value !== 'string') problems.push(`${path}: has to be a string`)
}

export const flag: Check = (value, path, problems) => {
  if (typeof value !== 'boolean') problems.push(`${path}: has to be true or false`)
}

export function number({ min = 0, max = Infinity, whole = false } = {}): Check {
  return (value, path, problems) => {
    const fits =
      typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))
    const range = max === Infinity ? `of ${min} or more` : `from ${min} to ${max}`
    if (!fits) problems.push(`${path}: has to be a ${whole ? 'whole ' : ''}number ${range}`)
  }
}

/** A stretch of time. */
export const milliseconds: Check = number()

export function oneOf(values: readonly string[]): Check {
  return (value, path, problems) => {
    if (typeof value !== 'string' || !values.includes(value)) {
      problems.push(`${path}: has to be one of ${values.join(', ')}`)
    }
  }
}

export const time: Check = (value, path, problems) => {
  if (
    typeof value !== 'string' ||
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ||
    Number.isNaN(Date.parse(value))
  ) {
    problems.push(`${path}: has to be a UTC time such as 2023-01-01T00:00:00Z`)
  }
}

/** What either check is content with. */
export function either(one: Check, other: Check): Check {
  return (value, path, problems) => {
    const found: string[] = []
    one(value, path, found)
    if (found.length > 0) other(value, path, problems)
  }
}

export function list(of: Check): Check {
  return (value, path, problems) => {
    if (!Array.isArray(value)) problems.push(`${path}: has to be an array`)
    else
      value.forEach((item, index) => {
        of(item, `${path}[${index}]`, problems)
      })
  }
}

export function record(of: Check): Check {
  return (value, path, problems) => {
    if (!isRecord(value)) problems.push(`${path}: has to be an object`)
    else for (const [key, item] of Object.entries(value)) of(item, at(path, key), problems)
  }
}

/** An object of exactly these keys; those in `required` have to be there. */
export function object(keys: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, path, problems) => {
    if (!isRecord(value)) {
      problems.push(`${path === '' ? 'the seed' : path}: has to be an object`)
      return
    }
    for (const key of required) if (value[key] === undefined) problems.push(`${at(path, key)}: is missing`)
    for (const [key, item] of Object.entries(value)) {
      const check = Object.hasOwn(keys, key) ? keys[key] : undefined
      if (check === undefined)
        problems.push(`${at(path, key)}: is not known; known are ${Object.keys(keys).join(', ')}`)
      else if (item !== undefined) check(item, at(path, key), problems)
    }
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
