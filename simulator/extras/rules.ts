// The rules of security groups of zec, and other details that the Terraform provider reads.
import { isRecord } from '../check.ts'
import { denial } from '../codes.ts'
import type { Context, Extra } from '../extra.ts'
import type { Resource } from '../kind.ts'
import { requiredString, type Body } from '../parameters.ts'

const ZEC = { service: 'zec', versions: ['2024-04-01', '2025-09-01'] } as const

/** By the fields of the group, which every view of a resource shares. */
const RULES = new WeakMap<object, readonly Readonly<Record<string, unknown>>[]>()

function groupIn(body: Body, { world, now }: Context): Resource {
  const id = requiredString(body, 'securityGroupId')
  const it = world.find('zec-security-group', id)
  if (it?.timeline.at(now) === undefined) throw denial('404 INVALID_SECURITY_GROUP_NOT_FOUND', id)
  return it
}

export const RULE_EXTRAS: readonly Extra[] = [
  {
    ...ZEC,
    action: 'ConfigureSecurityGroupRules',
    write: true,
    ids: 'securityGroupId',
    answer: (body, context) => {
      const { fields } = groupIn(body, context)
      RULES.set(fields, [body['ruleInfos'] ?? []].flat().filter(isRecord))
      return {}
    },
  },
  {
    ...ZEC,
    action: 'DescribeSecurityGroupRule',
    ids: 'securityGroupId',
    answer: (body, context) => {
      const rules = RULES.get(groupIn(body, context).fields) ?? []
      const of = (direction: string): unknown[] =>
        rules.filter((rule) => rule['direction'] === direction).map((rule) => ({ desc: null, ...rule }))
      return { ingressRuleList: of('ingress'), egressRuleList: of('egress') }
    },
  },
  {
    ...ZEC,
    action: 'DescribeNatGatewayDetail',
    ids: 'natGatewayId',
    // SNAT and DNAT entries are not modelled.
    answer: (body, { world, now }) => {
      const id = requiredString(body, 'natGatewayId')
      const it = world.find('zec-nat-gateway', id)
      if (it?.timeline.at(now) === undefined) throw denial('404 INVALID_NAT_NOT_FOUND', id)
      return { natGatewayId: id, name: it.name, snats: [], dnats: [] }
    },
  },
]
