/** Id of the questionnaire that most people come for: chosen unless another is asked for, and shown for practice. */
export const MAIN_BENCHMARK = 'participation'
