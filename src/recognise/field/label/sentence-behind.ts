// What stands right behind a label without a mark between them: a value, or the sentence that the words of the label
// began ("Reported by him", "Server is down", "Tests done are below"). In: what stands there. Out: whether a sentence goes on.

const goesOn = /^(?:is|are|was|were|has|have|had|will|would|can|could|should|does|did|do|and|or|but|of|that|which|who|by|from|to|for|not|in|on|at|ist|sind|wurde|wird|war|hat|haben|kann|und|oder|von|bei|im|in|zeigt|est|sont|et|ou|de|du|des|ne|a\s\p{L}+é)(?![\p{L}\p{N}-])/iu;

export function isSentenceBehind(text: string): boolean {
  return goesOn.test(text);
}
