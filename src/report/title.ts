/** Names the action wherever it speaks. */
export const TITLE = 'Zenlayer Teardown'
