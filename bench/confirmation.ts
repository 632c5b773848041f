// What it takes before a released instance counts as destroyed: src/teardown/model/claims.ts has the reasons.

/** Lists in a row that lack it, and the time from the request of the first to that of the last. */
export const CONFIRMATION = { lists: 3, overMs: 4000 } as const

/** Before the next layer starts: src/teardown/act/order.ts. */
export const LEFT = { lists: 2, overMs: 3000 } as const
