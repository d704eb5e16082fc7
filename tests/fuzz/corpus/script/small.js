const a = (b) => { for (const [c, d] of Object.entries(b)) { if (c?.e ?? false) return `${d}/${c}`; } };
class F extends Array { static #g = /[/]\/x/u; async *h() { yield* await 1n ** 2n; } }
