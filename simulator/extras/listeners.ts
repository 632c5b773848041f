// The listeners of load balancers of zlb, and what they forward to.
import { isRecord } from '../check.ts'
import { denial, refusal } from '../codes.ts'
import type { Context, Extra } from '../extra.ts'
import type { Resource } from '../kind.ts'
import { listenersOf, setListeners, type Backend, type Listener } from '../kinds/listeners.ts'
import { requiredString, stringOf, stringsOf, type Body } from '../parameters.ts'
import { isoTime } from '../resource.ts'

const ZLB = { service: 'zlb', versions: ['2025-04-01'], ids: 'loadBalancerId' } as const

function balancerIn(body: Body, { world, now }: Context): Resource {
  const id = requiredString(body, 'loadBalancerId')
  const it = world.find('zlb-load-balancer', id)
  if (it?.timeline.at(now) === undefined) throw denial('404 OPERATION_FAILED_RESOURCE_NOT_FOUND', id)
  return it
}

function listenerIn(body: Body, balancer: Resource): Listener {
  const id = requiredString(body, 'listenerId')
  const found = listenersOf(balancer).find(({ listenerId }) => listenerId === id)
  // The Terraform provider knows the code.
  if (found === undefined) throw denial('404 INVALID_LB_LISTENER_NOT_FOUND', id)
  return found
}

function replace(balancer: Resource, listener: Listener): void {
  setListeners(
    balancer,
    listenersOf(balancer).map((it) => (it.listenerId === listener.listenerId ? listener : it)),
  )
}

function backendsIn(body: Body): Backend[] {
  return [body['backendServers'] ?? []].flat().map((item) => {
    const { instanceId, privateIpAddress, weight, port } = isRecord(item) ? item : {}
    if (typeof privateIpAddress !== 'string')
      throw refusal('MISSING_PARAMETER', 'backendServers.privateIpAddress')
    return {
      instanceId: typeof instanceId === 'string' ? instanceId : null,
      privateIpAddress,
      weight: typeof weight === 'number' ? weight : 100,
      port: typeof port === 'number' ? port : 0,
    }
  })
}

const SETTINGS = [
  ...['listenerName', 'protocol', 'scheduler', 'port', 'kind', 'healthCheck', 'persistent', 'idleTimeout'],
  ...['algoOpts', 'proxyProtocol'],
]

function settingsIn(body: Body): Listener['settings'] {
  return Object.fromEntries(
    SETTINGS.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]),
  )
}

export const LISTENER_EXTRAS: readonly Extra[] = [
  {
    ...ZLB,
    action: 'CreateListener',
    write: true,
    answer: (body, context) => {
      for (const name of ['listenerName', 'protocol', 'scheduler', 'port']) requiredString(body, name)
      const balancer = balancerIn(body, context)
      const listenerId = context.world.nextId()
      const listener = {
        listenerId,
        createTime: isoTime(context.now),
        settings: settingsIn(body),
        backends: [],
      }
      setListeners(balancer, [...listenersOf(balancer), listener])
      return { listenerId }
    },
  },
  {
    ...ZLB,
    action: 'ModifyListener',
    write: true,
    answer: (body, context) => {
      const balancer = balancerIn(body, context)
      const listener = listenerIn(body, balancer)
      replace(balancer, { ...listener, settings: { ...listener.settings, ...settingsIn(body) } })
      return {}
    },
  },
  {
    ...ZLB,
    action: 'DeleteListener',
    write: true,
    answer: (body, context) => {
      const balancer = balancerIn(body, context)
      const { listenerId } = listenerIn(body, balancer)
      setListeners(
        balancer,
        listenersOf(balancer).filter((it) => it.listenerId !== listenerId),
      )
      return {}
    },
  },
  {
    ...ZLB,
    action: 'DescribeListeners',
    answer: (body, context) => {
      const ids = stringsOf(body, 'listenerIds')
      const protocol = stringOf(body, 'protocol')
      const found = listenersOf(balancerIn(body, context)).filter(
        ({ listenerId, settings }) =>
          (ids.length === 0 || ids.includes(listenerId)) &&
          (protocol === undefined || settings['protocol'] === protocol),
      )
      return {
        listeners: found.map(({ listenerId, createTime, settings }) => ({
          ...Object.fromEntries(SETTINGS.map((name) => [name, null])),
          ...settings,
          ...{ listenerId, ipStackType: 'IPv4', createTime },
        })),
      }
    },
  },
  {
    ...ZLB,
    action: 'RegisterBackend',
    write: true,
    answer: (body, context) => {
      const balancer = balancerIn(body, context)
      const listener = listenerIn(body, balancer)
      const coming = backendsIn(body)
      for (const { instanceId } of coming) {
        const instance = context.world.find('zec-instance', instanceId ?? '')
        if (instanceId !== null && instance?.timeline.at(context.now) === undefined)
          throw denial('404 INVALID_INSTANCE_NOT_FOUND', instanceId)
        if (instance === undefined) continue
        const before = [instance.fields['loadBalancerIds'] ?? []].flat().map(String)
        context.world.set(instance, 'loadBalancerIds', [...new Set([...before, balancer.id])])
      }
      replace(balancer, { ...listener, backends: [...listener.backends, ...coming] })
      return {}
    },
  },
  {
    ...ZLB,
    action: 'DeregisterBackend',
    write: true,
    answer: (body, context) => {
      const balancer = balancerIn(body, context)
      const listener = listenerIn(body, balancer)
      const going = backendsIn(body)
      const stays = (one: Backend): boolean =>
        !going.some(
          ({ privateIpAddress, port }) => privateIpAddress === one.privateIpAddress && port === one.port,
        )
      replace(balancer, { ...listener, backends: listener.backends.filter(stays) })
      return {}
    },
  },
  {
    ...ZLB,
    action: 'DescribeBackends',
    answer: (body, context) => {
      const id = stringOf(body, 'listenerId')
      const listeners = listenersOf(balancerIn(body, context)).filter(
        (it) => id === undefined || it.listenerId === id,
      )
      return {
        backends: listeners.flatMap(({ listenerId, settings, backends }) =>
          backends.map(({ port, ...backend }) => ({
            ...backend,
            backendPort: port,
            listenerId,
            listenerName: settings['listenerName'],
            protocol: settings['protocol'],
            listenerPort: settings['port'],
          })),
        ),
      }
    },
  },
]
