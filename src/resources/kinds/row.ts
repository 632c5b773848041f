// How a kind is written down: what is usual in its service is said once, and a row says the rest.

import { defined } from '../../text.ts'
import {
  IDS_PER_DESCRIBE,
  type Attachment,
  type Carries,
  type FieldValue,
  type KeepRule,
  type Kind,
  type Presence,
  type Write,
} from '../kind.ts'

/** What is usual in a service. */
export interface Service {
  readonly service: string
  readonly version: string
  readonly defaults: {
    /** Fields of an item. */
    readonly name?: string
    readonly expires?: string
    readonly tags?: Shown
    readonly group?: Shown
    readonly statuses?: Kind['statuses']
    readonly recycleBin?: boolean
  }
}

/** Whether an item has it and the list filters by it: both, neither, or one of them. */
type Shown = boolean | 'item' | 'filter'

/** A call that takes one id; with `pairField`, one for each resource that it is bound to; or with `atMost`, a list of ids. */
type WriteRow =
  | string
  | { readonly action: string; readonly pairField: string }
  | {
      readonly action: string
      readonly atMost: number
      readonly failedField?: string
      readonly keepDependents?: Readonly<Record<string, unknown>>
    }

/** Another kind, the field of an item that names a resource of it, and the filter by that. */
type Link<Ref extends string> = readonly [type: Ref, field: string, filter?: string]

export interface Row<Ref extends string> {
  readonly family?: string
  readonly calls: Calls
  readonly item: Item
  readonly nameFilter?: Kind['nameFilter']
  readonly recycleBin?: Kind['recycleBin']
  readonly statuses?: Kind['statuses']
  readonly missing?: readonly string[]
  readonly goesAfter?: readonly Ref[]
  readonly goesAfterGone?: readonly Ref[]
  readonly carries?: readonly Carries<Ref>[]
  readonly attachedTo?: readonly Link<Ref>[]
  readonly refersTo?: readonly Link<Ref>[]
  readonly partWhere?: FieldValue
  readonly staysWhere?: FieldValue
  readonly boundWhere?: string
  readonly keepWhere?: readonly KeepRule[]
  readonly deletedOutright?: readonly string[]
  readonly subscription?: Kind['subscription']
}

type Calls = {
  /** The Describe action. */
  readonly list: string
  readonly unbind?: WriteRow
} & (
  | { readonly terminate: WriteRow; readonly release: WriteRow }
  /** One call that deletes it, and that takes it out of the recycle bin where an account has one. */
  | { readonly remove: WriteRow }
)

/** The names of its fields, where they are not those that are usual in the service. */
interface Item {
  /** The parameters that take its id have the same name. */
  readonly id: string
  /** The parameter that takes its ids, unless that is `id` with an `s`. */
  readonly ids?: string
  readonly maxIds?: number
  readonly name?: string
  readonly status?: string
  /** `null`: an item does not say when it was created. */
  readonly created?: string | null
  readonly expires?: string | null
  readonly chargeType?: string
  readonly tags?: Shown
  readonly group?: Shown
}

/** Makes the rows of one service. */
export function service({ service: name, version, defaults }: Service) {
  return <const Type extends string, const Ref extends string = never>(
    type: Type,
    label: string,
    row: Row<Ref>,
  ): Kind<Type, Ref> => {
    const { calls, item, missing, statuses, attachedTo, refersTo, nameFilter, ...columns } = row
    const { id, ids = `${id}s`, maxIds = IDS_PER_DESCRIBE } = item
    return {
      ...{ type, label, service: name, version },
      describe: { action: calls.list, idsField: ids, atMost: maxIds },
      tags: presence(item.tags ?? defaults.tags),
      group: presence(item.group ?? defaults.group),
      writes: writesOf(calls, (call) => writeOf(call, id, ids)),
      fields: fieldsOf(item, defaults),
      statuses: item.status === undefined ? {} : (statuses ?? defaults.statuses ?? {}),
      missingCodes: missing ?? [],
      ...{ goesAfter: [], deletedOutright: [], subscription: 'refused' as const },
      recycleBin: defaults.recycleBin ?? false,
      ...defined({
        attachedTo: attachedTo?.map(attachment),
        refersTo: refersTo?.map(attachment),
        nameFilter,
      }),
      ...columns,
    }
  }
}

function fieldsOf(item: Item, defaults: Service['defaults']): Kind['fields'] {
  const { id, name = defaults.name ?? 'name', status, chargeType, created = 'createTime' } = item
  const { expires = defaults.expires } = item
  return {
    ...{ id, name },
    ...defined({ status, created: created ?? undefined, chargeType, expires: expires ?? undefined }),
  }
}

function writesOf(calls: Row<never>['calls'], write: (call: WriteRow) => Write): Kind['writes'] {
  const { unbind } = calls
  return {
    ...(unbind === undefined ? {} : { unbind: write(unbind) }),
    ...('remove' in calls
      ? { terminate: write(calls.remove), release: write(calls.remove) }
      : { terminate: write(calls.terminate), release: write(calls.release) }),
  }
}

function writeOf(call: WriteRow, idField: string, idsField: string): Write {
  if (typeof call === 'string') return { action: call, idField }
  return 'atMost' in call ? { ...call, idsField } : { ...call, idField }
}

function presence(shown: Shown = true): Presence {
  return typeof shown === 'boolean'
    ? { item: shown, filter: shown }
    : { item: shown === 'item', filter: shown === 'filter' }
}

function attachment<Ref extends string>([type, field, filter]: Link<Ref>): Attachment<Ref> {
  return { type, field, ...(filter === undefined ? {} : { filter }) }
}
