const PLACES = [0, 1, 2, 3]
const DIGITS = '0123456789'
const ALL = Array.from({ length: 9_000 }, (_, index) => String(1_000 + index)).filter(isEasyToTell)

/**
 * A code that is free: four digits, the first not 0, no row such as 1111, 1234 or 4321, in at least two digits different
 * from each that is taken, and none of them with two neighbouring digits exchanged. `random` (0 ≤ random < 1) chooses
 * among all such codes, and the same number chooses the same. Null where none is left, after some hundreds. `taken` holds
 * also the codes of participants who were removed, and of ballots that nobody belongs to.
 */
export function nextCode(taken: readonly string[], random: number): string | null {
  const slips = new Set(taken.flatMap(slipsOf))
  const free = ALL.filter((code) => !slips.has(code))
  return free[Math.floor(random * free.length)] ?? null
}

/** A random number from 0 to below 1, from the random digits of an id. */
export function randomOf(uuid: string): number {
  return parseInt(uuid.slice(0, 8), 16) / 0x1_0000_0000
}

/** The code itself, and all that it becomes by one slip: a digit misread, or two neighbouring digits exchanged. */
export function slipsOf(code: string): string[] {
  return PLACES.flatMap((place) => {
    const [before, digit, next, after] = [
      code.slice(0, place),
      code.charAt(place),
      code.charAt(place + 1),
      code.slice(place + 2),
    ]
    const misread = Array.from(DIGITS, (other) => before + other + next + after)
    return [...misread, before + next + digit + after]
  })
}

/** Not all digits the same, nor each one more, or one less, than that before. */
function isEasyToTell(code: string): boolean {
  const steps = PLACES.slice(1).map((place) => Number(code[place]) - Number(code[place - 1]))
  const [step = 0] = steps
  return Math.abs(step) > 1 || steps.some((other) => other !== step)
}
