// What the tests of the simulator share: a world whose clock stands still until told otherwise, and the kinds as the
// documentation has them.
import { Simulator, type Seed, type WireRequest, type WireResponse } from '../../simulator/index.ts'
import { signature, SIGNATURE_METHOD } from '../../simulator/signature.ts'

export const START = Date.parse('2026-11-21T00:00:00Z')
export const HOUR = 60 * 60_000

export interface KindRow {
  readonly kind: string
  readonly service: string
  readonly versions: readonly [older: string, newer: string]
  readonly describe: string
  readonly ids: string
  readonly terminate: string
  readonly release: string
  /** Takes an array of ids. */
  readonly many: boolean
  readonly id: string
  readonly status: string
  readonly live: string
  readonly recycling: string
  readonly bin: string
  readonly leaving: string
  readonly missing: string
  /** The filter by place; some have none. */
  readonly place?: 'dcId' | 'zoneId' | 'regionId'
  /** Names its resource group and not only filters by it; an object in one kind. */
  readonly group?: 'flat' | 'object'
  /** What a resource has to be seeded with to go through a recycle bin. */
  readonly seed?: { readonly recycleBin: true }
  /** The list of the ids that failed, where an answer has one instead of an error. */
  readonly failed?: string
}

export const PORT: KindRow = {
  kind: 'port',
  service: 'sdn',
  versions: ['2023-08-30', '2026-04-01'],
  describe: 'DescribePorts',
  ids: 'portIds',
  terminate: 'TerminatePort',
  release: 'DestroyPort',
  many: false,
  id: 'portId',
  status: 'portStatus',
  live: 'RUNNING',
  recycling: 'DELETING',
  bin: 'RECYCLED',
  leaving: 'DESTROYING',
  missing: 'INVALID_PORT_NOT_FOUND',
  place: 'dcId',
}

export const VM: KindRow = {
  kind: 'vm-instance',
  service: 'vm',
  versions: ['2023-03-13', '2026-04-01'],
  describe: 'DescribeInstances',
  ids: 'instanceIds',
  terminate: 'TerminateInstance',
  release: 'ReleaseInstances',
  many: true,
  id: 'instanceId',
  status: 'instanceStatus',
  live: 'RUNNING',
  recycling: 'RECYCLING',
  bin: 'RECYCLE',
  leaving: 'RELEASING',
  missing: 'INVALID_INSTANCE_NOT_FOUND',
  place: 'zoneId',
  group: 'flat',
}

export const BMC: KindRow = {
  ...VM,
  kind: 'bmc-instance',
  service: 'bmc',
  versions: ['2022-11-20', '2026-02-01'],
}

export const EIP: KindRow = {
  ...BMC,
  kind: 'bmc-eip',
  describe: 'DescribeEipAddresses',
  ids: 'eipIds',
  terminate: 'TerminateEipAddress',
  release: 'ReleaseEipAddresses',
  id: 'eipId',
  status: 'eipStatus',
  live: 'AVAILABLE',
  missing: 'INVALID_EIP_NOT_FOUND',
}

export const CONNECT: KindRow = {
  kind: 'private-connect',
  service: 'sdn',
  versions: ['2023-08-30', '2026-04-01'],
  describe: 'DescribePrivateConnects',
  ids: 'privateConnectIds',
  terminate: 'DeletePrivateConnect',
  release: 'DestroyPrivateConnect',
  many: false,
  id: 'privateConnectId',
  status: 'privateConnectStatus',
  live: 'RUNNING',
  recycling: 'DELETING',
  bin: 'RECYCLED',
  leaving: 'DESTROYING',
  missing: 'INVALID_PRIVATE_CONNECT_NOT_FOUND',
  group: 'flat',
}

export const ROUTER: KindRow = {
  ...CONNECT,
  kind: 'cloud-router',
  missing: 'OPERATION_FAILED_RESOURCE_NOT_FOUND',
  describe: 'DescribeCloudRouters',
  ids: 'cloudRouterIds',
  terminate: 'DeleteCloudRouter',
  release: 'DestroyCloudRouter',
  id: 'cloudRouterId',
  status: 'cloudRouterStatus',
}

export const VM_DISK: KindRow = {
  kind: 'vm-disk',
  service: 'vm',
  versions: ['2023-03-13', '2026-04-01'],
  describe: 'DescribeDisks',
  ids: 'diskIds',
  terminate: 'TerminateDisk',
  release: 'ReleaseDisk',
  many: false,
  id: 'diskId',
  status: 'diskStatus',
  live: 'AVAILABLE',
  recycling: 'RECYCLING',
  bin: 'RECYCLED',
  leaving: 'DELETING',
  missing: 'INVALID_DISK_NOT_FOUND',
  place: 'zoneId',
}

export const CIDR: KindRow = {
  kind: 'bmc-cidr-block',
  service: 'bmc',
  versions: ['2022-11-20', '2026-02-01'],
  describe: 'DescribeCidrBlocks',
  ids: 'cidrBlockIds',
  terminate: 'TerminateCidrBlock',
  release: 'ReleaseCidrBlocks',
  many: true,
  id: 'cidrBlockId',
  status: 'status',
  live: 'AVAILABLE',
  recycling: 'RECYCLING',
  bin: 'RECYCLE',
  leaving: 'DELETING',
  missing: 'INVALID_CIDRBLOCK_NOT_FOUND',
  place: 'zoneId',
  group: 'flat',
}

export const BMC_LB: KindRow = {
  kind: 'bmc-load-balancer',
  service: 'bmc',
  versions: ['2022-11-20', '2026-02-01'],
  describe: 'DescribeLoadBalancers',
  ids: 'loadBalancerIds',
  terminate: 'TerminateLoadBalancer',
  release: 'ReleaseLoadBalancer',
  many: false,
  id: 'loadBalancerId',
  status: 'status',
  live: 'RUNNING',
  recycling: 'RECYCLING',
  bin: 'RECYCLE',
  leaving: 'RELEASING',
  missing: 'OPERATION_FAILED_RESOURCE_NOT_FOUND',
  place: 'zoneId',
  group: 'flat',
}

export const ZEC: KindRow = {
  kind: 'zec-instance',
  service: 'zec',
  versions: ['2024-04-01', '2025-09-01'],
  describe: 'DescribeInstances',
  ids: 'instanceIds',
  terminate: 'ReleaseInstances',
  release: 'ReleaseInstances',
  many: true,
  id: 'instanceId',
  status: 'status',
  live: 'RUNNING',
  recycling: 'RECYCLING',
  bin: 'RECYCLE',
  leaving: 'RELEASING',
  missing: 'INVALID_INSTANCE_NOT_FOUND',
  place: 'zoneId',
  group: 'flat',
  seed: { recycleBin: true },
  failed: 'instanceIds',
}

export const ZEC_EIP: KindRow = {
  kind: 'zec-eip',
  service: 'zec',
  versions: ['2024-04-01', '2025-09-01'],
  describe: 'DescribeEips',
  ids: 'eipIds',
  terminate: 'DeleteEip',
  release: 'DeleteEip',
  many: false,
  id: 'eipId',
  status: 'status',
  live: 'UNBIND',
  recycling: 'RECYCLING',
  bin: 'RECYCLED',
  leaving: 'DELETING',
  missing: 'INVALID_EIP_NOT_FOUND',
  place: 'regionId',
  group: 'flat',
  seed: { recycleBin: true },
}

export const ZEC_DISK: KindRow = {
  kind: 'zec-disk',
  service: 'zec',
  versions: ['2024-04-01', '2025-09-01'],
  describe: 'DescribeDisks',
  ids: 'diskIds',
  terminate: 'ReleaseDisk',
  release: 'ReleaseDisk',
  many: false,
  id: 'diskId',
  status: 'diskStatus',
  live: 'AVAILABLE',
  recycling: 'RECYCLING',
  bin: 'RECYCLED',
  leaving: 'DELETING',
  missing: 'INVALID_DISK_NOT_FOUND',
  place: 'zoneId',
  group: 'flat',
  seed: { recycleBin: true },
}

/** One step and no recycle bin, so it is in none of the lists below. */
export const ZEC_NIC: KindRow = {
  kind: 'zec-nic',
  service: 'zec',
  versions: ['2025-09-01', '2025-09-01'],
  describe: 'DescribeNetworkInterfaces',
  ids: 'nicIds',
  terminate: 'DeleteNetworkInterface',
  release: 'DeleteNetworkInterface',
  many: false,
  id: 'nicId',
  status: 'status',
  live: 'AVAILABLE',
  recycling: 'DELETING',
  bin: 'DELETING',
  leaving: 'DELETING',
  missing: 'INVALID_NIC_NOT_FOUND',
  place: 'regionId',
  group: 'object',
}

export const ZLB: KindRow = {
  kind: 'zlb-load-balancer',
  service: 'zlb',
  versions: ['2025-04-01', '2025-04-01'],
  describe: 'DescribeLoadBalancers',
  ids: 'loadBalancerIds',
  terminate: 'TerminateLoadBalancer',
  release: 'TerminateLoadBalancer',
  many: false,
  id: 'loadBalancerId',
  status: 'status',
  live: 'RUNNING',
  recycling: 'RECYCLING',
  bin: 'RECYCLED',
  leaving: 'RELEASING',
  missing: 'OPERATION_FAILED_RESOURCE_NOT_FOUND',
  place: 'regionId',
  group: 'object',
  seed: { recycleBin: true },
}

/** The kinds with one operation for each of the two steps, and a recycle bin between them. */
export const TWO_STEPS = [PORT, CONNECT, ROUTER, VM, VM_DISK, BMC, EIP, CIDR, BMC_LB]

/** The kinds whose one operation does both steps, where there are two. */
export const ONE_STEP = [ZEC, ZEC_EIP, ZEC_DISK, ZLB]

export const ROWS = [...TWO_STEPS, ...ONE_STEP]

export const EVERY_VERSION = ROWS.flatMap((row) =>
  [...new Set(row.versions)].map((version) => ({ ...row, version })),
)

export interface Answer extends WireResponse {
  readonly json: {
    readonly requestId?: string
    readonly code?: string
    readonly message?: string
    readonly response?: {
      readonly requestId: string
      readonly totalCount?: number
      readonly dataSet?: readonly Record<string, unknown>[]
      readonly [field: string]: unknown
    }
  }
}

export interface CallOptions {
  /** The newest when not given. */
  readonly version?: string
  /** Signs when not given. */
  readonly token?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** How far the caller's clock is ahead. */
  readonly clockSkewMs?: number
}

export class World {
  now = START
  readonly simulator: Simulator

  /** Statuses on the way last two seconds with every kind, unless the seed says otherwise. */
  constructor(seed: Seed = {}) {
    const delays = { recycle: 2000, release: 2000 }
    this.simulator = new Simulator(
      { ...seed, delays: { ...delays, ...seed.delays } },
      { now: () => this.now },
    )
  }

  pass(ms: number): void {
    this.now += ms
  }

  call(row: KindRow, action: string, body: unknown = {}, options: CallOptions = {}): Answer {
    return this.send(this.request(row.service, action, options.version ?? row.versions[1], body, options))
  }

  terminate(row: KindRow, id: string, version?: string): Answer {
    return this.call(row, row.terminate, terminating(row, id), version === undefined ? {} : { version })
  }

  release(row: KindRow, ...ids: string[]): Answer {
    return this.call(row, row.release, releasing(row, ...ids))
  }

  /** What the list says of one resource; undefined when it is not in there. */
  see(row: KindRow, id: string): Record<string, unknown> | undefined {
    return this.call(row, row.describe, { [row.ids]: [id] }).json.response?.dataSet?.[0]
  }

  /** A list of one port by id, as the answer came. */
  look(id: string): Answer {
    return this.call(PORT, PORT.describe, { portIds: [id] })
  }

  /** The ids of a list. */
  list(row: KindRow, body: unknown = {}, version?: string): unknown[] {
    const answer = this.call(row, row.describe, body, version === undefined ? {} : { version })
    if (answer.status !== 200) throw new Error(answer.body)
    return (answer.json.response?.dataSet ?? []).map((it) => it[row.id])
  }

  status(row: KindRow, id = 'a'): string | undefined {
    return this.simulator.statusOf(row.kind, id)
  }

  send(request: WireRequest): Answer {
    const response = this.simulator.handle(request)
    const isJson = response.headers['content-type'] === 'application/json' && response.transport === undefined
    return { ...response, json: isJson ? (JSON.parse(response.body) as Answer['json']) : {} }
  }

  request(
    service: string,
    action: string,
    version: string,
    body: unknown,
    options: CallOptions = {},
  ): WireRequest {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const timestamp = String(Math.floor((this.now + (options.clockSkewMs ?? 0)) / 1000))
    const parts = {
      method: 'POST',
      contentType: 'application/json',
      host: '127.0.0.1:8080',
      body: text,
      timestamp,
    }
    const signed = signature(this.simulator.accessKeyPassword, parts)
    const { accessKeyId } = this.simulator
    const authorization = `${SIGNATURE_METHOD} Credential=${accessKeyId}, SignedHeaders=content-type;host, Signature=${signed}`
    const proof =
      options.token === undefined
        ? { authorization, 'x-zc-timestamp': timestamp, 'x-zc-signature-method': SIGNATURE_METHOD }
        : { authorization: `Bearer ${options.token}` }
    return {
      method: 'POST',
      path: `/api/v2/${service}`,
      headers: {
        host: parts.host,
        'content-type': parts.contentType,
        'x-zc-action': action,
        'x-zc-version': version,
        'x-zc-service': service,
        ...proof,
        ...options.headers,
      },
      body: text,
    }
  }
}

/** The body of the first step. */
export function terminating(row: KindRow, id: string): Record<string, unknown> {
  return row.many && row.terminate === row.release ? { [row.ids]: [id] } : { [row.id]: id }
}

/** The body of the second step. */
export function releasing(row: KindRow, ...ids: string[]): Record<string, unknown> {
  return row.many ? { [row.ids]: ids } : { [row.id]: ids[0] }
}

/** A world of one resource, with the id `a`; it goes through a recycle bin unless `attributes` say otherwise. */
export function one(row: KindRow, attributes: Record<string, unknown> = {}, seed: Seed = {}): World {
  return new World({ ...seed, resources: [{ kind: row.kind, id: 'a', ...row.seed, ...attributes }] })
}

/** Status and code of an answer, or the ids that failed, for one-line expectations. */
export function verdict({ status, json }: Answer): string {
  if (json.code !== undefined) return `${status} ${json.code}`
  const failed = [json.response?.['instanceIds'], json.response?.['failedEipIds']].flat().filter(Boolean)
  return failed.length === 0 ? String(status) : `${status} but for ${failed.join(',')}`
}

/** The verdict on a call that is refused with that code: some kinds answer 200 and name the id. */
export function denied(row: KindRow, code: string, id = 'a'): string {
  return row.failed === undefined ? code : `200 but for ${id}`
}
