/** What a pure domain verb answers: something that may now happen, or a named reason why not. */
export type Decision<Fact, Refusal> = { readonly ok: true; readonly fact: Fact } | { readonly ok: false; readonly refusal: Refusal };

export const decided = <Fact>(fact: Fact): { ok: true; fact: Fact } => ({ ok: true, fact });
export const refused = <Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
