// What happened to one resource, as a sentence: the resource, what was attempted, what came back, what to do.

import { labelOf } from '../resources/index.ts'
import type { Failure, Result } from '../teardown/index.ts'

/** With its name, where it has one: people know their resources by it. */
export function titleOf(result: Result): string {
  return result.name === '' ? labelOf(result) : `${labelOf(result)} (${result.name})`
}

export function troubleOf(result: Result): string {
  const { outcome, error, finalStatus } = result
  if (outcome === 'scheduled') {
    const when = result.expiresAt === undefined ? 'it expires' : `it expires (${result.expiresAt})`
    const status = finalStatus === null ? '' : `${finalStatus} and `
    return `${titleOf(result)} is a subscription. Its renewal is cancelled, and it is ${status}charged until ${when}.`
  }
  if (error === undefined)
    return `${titleOf(result)} is ${outcome}${finalStatus === null ? '' : ` (last status ${finalStatus})`}.`
  return `${titleOf(result)} ${outcome === 'pending' ? 'is pending' : 'failed'}: ${failureText(error)}`
}

/** `It is in use. [RESOURCE_IN_USE] Request id X. Tear down what uses it first.` */
export function failureText({ code, message, requestId, hint }: Failure): string {
  const request = requestId === null ? '' : ` Request id ${requestId}.`
  return `${message} [${code}]${request}${hint === undefined ? '' : ` ${hint}`}`
}

/** By id, since what is left behind is charged until somebody deletes it. */
export function leftBehind(result: Result): string {
  const { leaves = [] } = result
  const [was, stays, is] = leaves.length === 1 ? ['was', 'stays', 'is'] : ['were', 'stay', 'are']
  return `${leaves.join(', ')} ${was} attached to ${titleOf(result)}, ${stays} behind and ${is} still charged.`
}

/** `lacking`: what the API does not report for these kinds, so that none of their resources can be selected by it. */
export function notSearched(types: readonly string[], lacking: string, cascade: boolean): string {
  const more = cascade ? '' : ' With cascade: true, those inside a VPC are torn down with it.'
  return `Not searched, because the API reports no ${lacking} for them: ${types.join(', ')}.${more}`
}
