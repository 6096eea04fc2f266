import { readdirSync } from 'node:fs'

/** Paths of all files below a folder whose name ends in one of these, sorted; relative to the project's folder. */
export function filesBelow(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => `${folder}/${path}`)
    .sort()
}
