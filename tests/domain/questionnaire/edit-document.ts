type Container = Record<PropertyKey, unknown>

/**
 * A deep copy of a document with some places changed: a path like `areas[0].title.ka` and what shall stand there;
 * `undefined` removes it.
 */
export function edited(document: unknown, changes: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document))
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
    const holder = keys.slice(0, -1).reduce((node, key) => node[key] as Container, copy as Container)
    const last = keys.at(-1) ?? ''
    if (value === undefined) Reflect.deleteProperty(holder, last)
    else holder[last] = value
  }
  return copy
}
