import type { Papers } from './kibe'
import { fixedMoment } from './place'
import { compare } from './compare'
import { report } from './report'

/** The commands that make papers, with what lies below the folder of the project: registers and fonts. */
export function createPapers(root: string): Papers {
  const madeAt = fixedMoment(process.env)
  return {
    report: (terminal, command, folder) => report(terminal, command, { folder, root, madeAt }),
    compare: (terminal, command, folder) => compare(terminal, command, { folder, root, madeAt }),
  }
}
