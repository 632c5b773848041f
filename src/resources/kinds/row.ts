// How the rows of kinds are written: defaults for all kinds and for those of one service; a row has the rest.

import { defined } from '../../text.ts'
import {
  IDS_PER_DESCRIBE,
  type Attachment,
  type DependentKind,
  type FieldValue,
  type KeepRule,
  type Kind,
  type Presence,
  type Write,
} from '../kind.ts'

interface Service {
  readonly service: string
  readonly version: string
  /** For all its kinds. */
  readonly defaults?: {
    readonly tags?: Shown
    readonly group?: Shown
    readonly recycleBin?: boolean
  }
}

/** Whether an item has it and the list filters by it: both, neither, or one of them. */
type Shown = boolean | 'item' | 'filter'

/** A call that takes one id; with `pairField`, one for each resource that it is bound to; or with `atMost`, a list of ids. */
type Call =
  | string
  | { readonly action: string; readonly pairField: string }
  | {
      readonly action: string
      readonly atMost: number
      readonly failedField?: string
      readonly keepDependents?: Readonly<Record<string, unknown>>
    }

/** A call that takes a list of ids. `failedField`: where its answer lists failures under another name than the ids. */
export function inBatches(action: string, failedField?: string) {
  return { action, atMost: 100, ...defined({ failedField }) }
}

/** Words that stand for several kinds: a kind whose type ends in one belongs to that family. */
const FAMILIES = [
  ...['instance', 'disk', 'eip', 'load-balancer', 'vpc', 'subnet', 'security-group', 'cidr-block'],
] as const

/** The fields of an item that name a resource of each kind. */
type Links<Ref extends string> = { readonly [Other in Ref]?: string | readonly string[] }

/** `Before`, `On`, `To` and `By` are the kinds that it names, each inferred from its own columns. */
export interface Row<Before extends string, On extends string, To extends string, By extends string> {
  readonly calls: Calls
  readonly unbind?: Call
  readonly item: Item
  readonly nameFilter?: NonNullable<Kind['nameFilter']>
  readonly recycleBin?: Kind['recycleBin']
  readonly statuses?: Kind['statuses']
  readonly missing?: readonly string[]
  readonly goesAfter?: readonly Before[]
  readonly goesAfterGone?: readonly Before[]
  readonly dependents?: readonly DependentKind<Before>[]
  readonly attachedTo?: Links<On>
  readonly refersTo?: Links<To>
  readonly filters?: { readonly [Other in By]?: string }
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
} & (
  | { readonly terminate: Call; readonly release: Call }
  /** One call that deletes it, and that takes it out of the recycle bin where an account has one. */
  | { readonly remove: Call }
)

/** The names of its fields, where they are not the usual ones. */
interface Item {
  /** The parameters that take its id have the same name. */
  readonly id: string
  readonly maxIds?: number
  /** Otherwise `name`. */
  readonly name?: string
  /** Otherwise `status`, for a kind that has statuses. */
  readonly status?: string
  /** Otherwise `createTime`; `null`: an item does not say when it was created. */
  readonly created?: string | null
  /** Otherwise `expiredTime`, where an item has it. */
  readonly expires?: string
  readonly chargeType?: string
  readonly tags?: Shown
  readonly group?: Shown
}

/** Makes the rows of one service. */
export function service({ service: name, version, defaults = {} }: Service) {
  return <
    const Type extends string,
    const Before extends string = never,
    const On extends string = never,
    const To extends string = never,
    const By extends string = never,
  >(
    type: Type,
    label: string,
    row: Row<Before, On, To, By>,
  ): Kind<Type, Before | On | To | By> => {
    const { calls, unbind, item, missing, attachedTo, refersTo, statuses, ...columns } = row
    const { id, maxIds = IDS_PER_DESCRIBE } = item
    const ids = `${id}s`
    const family = FAMILIES.find((word) => type.endsWith(`-${word}`))
    return {
      ...{ type, label, service: name, version, ...defined({ family }) },
      describe: { action: calls.list, idsField: ids, atMost: maxIds },
      tags: presence(item.tags ?? defaults.tags),
      group: presence(item.group ?? defaults.group),
      writes: writesOf(calls, unbind, (call) => writeOf(call, id, ids)),
      fields: fieldsOf(item, statuses !== undefined),
      missingCodes: missing ?? [],
      ...{ goesAfter: [], deletedOutright: [], subscription: 'refused' as const },
      recycleBin: defaults.recycleBin ?? false,
      ...defined({ attachedTo: attachments(attachedTo), refersTo: attachments(refersTo) }),
      ...columns,
      statuses: statuses ?? {},
    }
  }
}

function fieldsOf(item: Item, hasStatus: boolean): Kind['fields'] {
  const {
    id,
    name = 'name',
    status = 'status',
    created = 'createTime',
    expires = 'expiredTime',
    chargeType,
  } = item
  return {
    ...{ id, name, expires },
    ...defined({ status: hasStatus ? status : undefined, created: created ?? undefined, chargeType }),
  }
}

function writesOf(calls: Calls, unbind: Call | undefined, write: (call: Call) => Write): Kind['writes'] {
  return {
    ...(unbind === undefined ? {} : { unbind: write(unbind) }),
    ...('remove' in calls
      ? { terminate: write(calls.remove), release: write(calls.remove) }
      : { terminate: write(calls.terminate), release: write(calls.release) }),
  }
}

function writeOf(call: Call, idField: string, idsField: string): Write {
  if (typeof call === 'string') return { action: call, idField }
  return 'atMost' in call ? { ...call, idsField } : { ...call, idField }
}

function presence(shown: Shown = true): Presence {
  return typeof shown === 'boolean'
    ? { item: shown, filter: shown }
    : { item: shown === 'item', filter: shown === 'filter' }
}

function attachments<Ref extends string>(
  links: Links<Ref> | undefined,
): readonly Attachment<Ref>[] | undefined {
  if (links === undefined) return undefined
  return (Object.entries(links) as [Ref, string | readonly string[]][]).flatMap(([type, fields]) =>
    [fields].flat().map((field) => ({ type, field })),
  )
}
